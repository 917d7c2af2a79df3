//! Values with rules of their own.
