//! Both surfaces through their whole routers, as a browser without scripts meets them.
mod api;
mod bad_input;
mod canaries;
mod codes;
mod contact;
mod desk;
mod files;
mod hours;
mod house;
mod journey;
mod keep;
mod pace;
mod pages;
mod today;
