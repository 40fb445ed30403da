package io.kopilka.local.service;

import io.kopilka.local.Complaint;
import io.kopilka.platform.emulator.DynamoDbLocal;
import io.kopilka.platform.table.DynamoSchema;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The whole service in this process: every resource of every module on Netty, on the loopback interface, and DynamoDB
/// Local beside it unless another endpoint is given.
///
/// The emulator and the application start at the same time, for each takes a second or two. Closing stops both; the
/// emulator ends with this process however this one ends.
public final class LocalService implements AutoCloseable {

    /// The table's name, on whatever endpoint.
    public static final String TABLE = "kopilka";

    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    private static final String ANY_PORT = "-1";

    /// The SDK keeps at most so many idle connections to the table open; five, its default, is less than a till park.
    private static final String TABLE_CONNECTIONS = "64";

    private final DataFolder folder;
    private final Optional<DynamoDbLocal> emulator;
    private final URI table;
    private final ApplicationContext context;

    private LocalService(DataFolder folder, Optional<DynamoDbLocal> emulator, URI table, ApplicationContext context) {
        this.folder = folder;
        this.emulator = emulator;
        this.table = table;
        this.context = context;
    }

    /// Starts it all but for listening ([#listen]), so that what a visitor is to find can be put there first.
    ///
    /// @throws Complaint where the port or the folder is taken
    public static LocalService prepare(LocalSettings settings) {
        requireFree(settings.port());
        System.setProperty("http.maxConnections", TABLE_CONNECTIONS);
        DataFolder folder = DataFolder.take(settings.data());
        Optional<DynamoDbLocal> emulator = Optional.empty();
        try {
            emulator = settings.table().isPresent() ? Optional.empty() : Optional.of(launch(folder));
            URI table =
                    emulator.map(DynamoDbLocal::endpoint).or(settings::table).orElseThrow();
            TableCredentials.settle(settings.table().isEmpty());
            ApplicationContext context = context(settings, folder, table);
            emulator.ifPresent(DynamoDbLocal::awaitReadiness);
            DynamoSchema.ensure(context.getBean(DynamoDbClient.class), TABLE);
            return new LocalService(folder, emulator, table, context);
        } catch (RuntimeException failure) {
            emulator.ifPresent(DynamoDbLocal::close);
            folder.close();
            throw failure;
        }
    }

    private static DynamoDbLocal launch(DataFolder folder) {
        String jars = System.getProperty("kopilka.dynamodb-local");
        if (jars == null) {
            throw new IllegalStateException("the launcher says where DynamoDB Local is: -Dkopilka.dynamodb-local");
        }
        try {
            return DynamoDbLocal.launch(
                    Path.of(jars), Optional.of(folder.emulatorFiles()), Optional.of(folder.emulatorLog()));
        } catch (IOException failure) {
            throw new UncheckedIOException("the emulator's log cannot be begun", failure);
        }
    }

    private static ApplicationContext context(LocalSettings settings, DataFolder folder, URI table) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of(
                        "micronaut.server.host",
                        LOOPBACK,
                        "micronaut.server.port",
                        settings.port() == 0 ? ANY_PORT : Integer.toString(settings.port()),
                        "kopilka.clock",
                        settings.clock(),
                        "kopilka.secret-key-file",
                        folder.secretKey().toString(),
                        "kopilka.table.name",
                        TABLE,
                        "kopilka.table.endpoint",
                        table.toString()))
                .start();
    }

    /// The service's bean of this type.
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// The folder that it runs on.
    public DataFolder folder() {
        return folder;
    }

    /// Begins to listen, and says where.
    public URI listen() {
        URI baseUrl = context.getBean(EmbeddedServer.class).start().getURI();
        folder.running(new RunFile(ProcessHandle.current().pid(), baseUrl, table, emulator.isPresent(), TABLE));
        return baseUrl;
    }

    /// Calls back, on another thread, if the emulator ends while the service runs.
    public void onEmulatorEnd(Runnable callback) {
        if (emulator.isPresent()) {
            var _ = emulator.get().process().onExit().thenRun(callback);
        }
    }

    @Override
    public void close() {
        context.close();
        emulator.ifPresent(DynamoDbLocal::close);
        folder.close();
    }

    /// Looks whether the port is free before anything is started: a second here spares a start that cannot end well.
    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), port));
        } catch (BindException taken) {
            throw new Complaint(
                    "Порт " + port + " занят (" + taken.getMessage()
                            + "). Укажите другой: --port 8081 или --port 0 (любой)",
                    "The port " + port + " is taken (" + taken.getMessage()
                            + "). Name another: --port 8081, or --port 0 for any");
        } catch (IOException failure) {
            throw new UncheckedIOException("the port " + port + " cannot be looked at", failure);
        }
    }
}
