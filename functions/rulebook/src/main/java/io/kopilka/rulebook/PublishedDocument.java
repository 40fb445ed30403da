package io.kopilka.rulebook;

/// A published version with its document, as it was put.
public record PublishedDocument(PublishedVersion version, RulesetDocument document) {}
