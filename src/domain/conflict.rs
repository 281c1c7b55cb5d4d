//! conflict.
