package io.kopilka.trials.bench;

import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.MemoryTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

/// The whole service in a process of its own over a table in memory, which answers at once, with the
/// [BenchShop] in it. It says its port on its output and ends when its input does.
final class QuoteServer {
    private QuoteServer() {}

    public static void main(String[] arguments) throws IOException {
        MemoryTable table = new MemoryTable(InstantSource.system());
        try (ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .properties(Map.of("micronaut.server.port", -1, "kopilka.clock", "2026-11-22T10:15:00+05:00"))
                .singletons(table, new SigningKey(new byte[SigningKey.BYTES]))
                .build()
                .start()) {
            BenchShop.open(table, context.getBean(InstantSource.class));
            System.out.println(
                    "port " + context.getBean(EmbeddedServer.class).start().getPort());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Whoever started it is still there.
            }
        }
    }
}
