//! The whole procedure through the services, on both databases: what people see, and what forgers and thieves get.
mod acts;
mod contact;
mod files;
mod forger;
mod journal;
mod journey;
mod ledger;
mod lost_code;
mod members;
mod nothing_lost;
mod readers;
mod sessions;
mod take_away;
mod thief;
