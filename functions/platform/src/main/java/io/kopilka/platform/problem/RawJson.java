package io.kopilka.platform.problem;

/// A JSON value already written by the module that knows its shape; it is put into a problem as it stands.
public record RawJson(String text) {}
