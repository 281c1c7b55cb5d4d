//! A real browser: the journey by keyboard with scripts off, then every page checked for accessibility.
//!
//! Needs `chromium`, `chromedriver`, and `npm ci --prefix tests/browser/npm`. Without them it says that it did not run;
//! with `RECUEIL_TEST_ALL` it fails instead.
mod accessibility;
mod aftercare;
mod driver;
mod inquiry;
mod keyboard;
mod measure;
mod print;
