package io.kopilka.platform.snapshot;

/// A bean with something to do around a snapshot: the process is frozen once, after its start, and thawed many times,
/// each time as another process, hours or weeks later and on another machine.
///
/// Where no snapshot is taken, nobody calls these.
public interface AroundSnapshot {

    /// Does once what the first request would otherwise wait for. Whatever it needs from outside may be missing: a
    /// failure is logged and nothing more.
    default void beforeSnapshot() {}

    /// Lets go of what is no longer true: what was remembered for a time, open connections, chance. A failure stops the
    /// process, for a stale one must not answer.
    default void afterRestore() {}
}
