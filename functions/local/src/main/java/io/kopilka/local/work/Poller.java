package io.kopilka.local.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that looks for work again and again until it is stopped. What fails is tried again after a while, said
/// once.
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

    private final String name;
    private final Work work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    /// One look for work, and the doing of what was found.
    @FunctionalInterface
    interface Work {

        /// How long to wait before the next look; empty where there will be nothing more to do.
        Optional<Duration> once();
    }

    private Poller(String name, Work work) {
        this.name = name;
        this.work = work;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    static Poller start(String name, Work work) {
        Poller poller = new Poller(name, work);
        poller.thread.start();
        return poller;
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            Optional<Duration> pause = once();
            try {
                stopped = pause.isEmpty() || stopping.await(pause.get().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private Optional<Duration> once() {
        try {
            Optional<Duration> pause = work.once();
            failing = false;
            return pause;
        } catch (RuntimeException fault) {
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("poller", name)
                        .addKeyValue("fault", fault)
                        .log("work failed and is tried again");
            }
            failing = true;
            return Optional.of(AFTER_FAULT);
        }
    }

    /// Says that it is to stop; what it has begun it finishes.
    void stop() {
        stopping.countDown();
    }

    /// Stops it and waits, but no longer than this: what it had taken and not finished comes again.
    void awaitEnd(Duration longest) {
        stop();
        try {
            if (!thread.join(longest)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
