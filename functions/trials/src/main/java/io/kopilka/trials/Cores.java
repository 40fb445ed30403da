package io.kopilka.trials;

import java.io.IOException;
import java.util.List;

/// Keeps what is measured and what measures on different cores, by `taskset`, where that is there and the machine has
/// more than one: the core 0 is for what is measured, the rest for everything else.
public final class Cores {
    private static final String MEASURED = "0";
    private static final String OTHERS = "1-63";

    private Cores() {}

    /// Gives this process, with its threads, every core but the first; false where that cannot be done.
    public static boolean leaveTheFirst(long pid) {
        try {
            return Runtime.getRuntime().availableProcessors() > 1
                    && new ProcessBuilder("taskset", "-a", "-c", "-p", OTHERS, Long.toString(pid))
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException noTaskset) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What a command begins with that is to run on the first core.
    public static List<String> onTheFirst() {
        return List.of("taskset", "-c", MEASURED);
    }
}
