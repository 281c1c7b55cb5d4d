//! The program: arguments in, library called.
fn main() {}
