//! Recueil: confidential reporting and case management for harassment and sexual and sexist violence.
//!
//! Whoever holds the database, the disk, the backups or the administrator's account learns nothing of what was
//! reported, cannot make themselves a reader, and cannot speak in anybody's name; and a role that was not handed
//! something cannot open it, because it has no key.
//!
//! The map, downward: [`cli`] and [`web`] meet people; [`service`] does one thing a file; [`policy`] decides who may;
//! [`domain`] is what the service *is*; [`crypto`] is what protects it; [`ingest`] cleans the files that come in; [`store`]
//! and [`blobs`] keep things; [`text`] says it; [`mail`] takes a neutral line outside.
//!
//! It does **not** protect against somebody who watches the screen of the person who writes, nor against root on the
//! running server while a member is signed in.
pub mod blobs;
pub mod cli;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod domain;
pub mod entropy;
pub mod ids;
pub mod ingest;
pub mod jobs;
pub mod mail;
pub mod policy;
pub mod publish;
pub mod service;
pub mod store;
pub mod text;
pub mod web;
