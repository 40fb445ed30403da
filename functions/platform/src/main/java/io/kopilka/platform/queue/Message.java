package io.kopilka.platform.queue;

/// A message taken out of a queue. The same may come more than once, and in another order than it was put in.
///
/// @param id the queue's own id of it, unique within a batch
/// @param body as it was put in
/// @param attempt how often it has been taken out, this time included; 1 and up
public record Message(String id, String body, int attempt) {}
