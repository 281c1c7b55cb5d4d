//! The store, on both databases.
mod concurrency;
mod listing;
mod people;
mod rows;
mod samples;
mod schema;
mod sessions;
mod statements;
