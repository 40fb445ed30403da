package io.kopilka.local.service;

import io.kopilka.local.Complaint;
import io.kopilka.local.people.EmbeddedIssuer;
import io.kopilka.local.work.Workers;
import io.kopilka.platform.schedule.ScheduledTask;
import io.kopilka.platform.table.DynamoClients;
import io.kopilka.platform.table.DynamoSchema;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Holdings;
import io.kopilka.tenants.EraseTenants;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The whole service in this process: every resource of every module on Netty, on the loopback interface, every
/// consumer of a queue on a thread of its own, and DynamoDB Local and ElasticMQ beside it unless another endpoint is
/// given.
///
/// The emulators and the application start at the same time, for each takes a second or two; the queues are not waited
/// for. Closing stops all; the emulators end with this process however this one ends.
public final class LocalService implements AutoCloseable {

    /// The table's name, on whatever endpoint.
    public static final String TABLE = "kopilka";

    /// What the names of the queues begin with.
    static final String QUEUES = "kopilka-";

    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    /// Requests a second: a machine of one's own is there to be made use of, and measured.
    private static final int REQUESTS_OF_A_KEY = 10_000;

    private static final int REQUESTS_OF_A_TENANT = 20_000;
    private static final String ANY_PORT = "-1";

    /// The SDK keeps at most so many idle connections to the table open; five, its default, is less than a till
    /// park.
    private static final String TABLE_CONNECTIONS = "64";

    private final DataFolder folder;
    private final Optional<Emulators> emulators;
    private final Endpoints endpoints;
    private final ApplicationContext context;
    private final Workers workers;
    private final Timers timers;
    private final int issuerPort;
    private Optional<EmbeddedIssuer> issuer = Optional.empty();

    private LocalService(
            DataFolder folder,
            Optional<Emulators> emulators,
            Endpoints endpoints,
            ApplicationContext context,
            Workers workers,
            int issuerPort) {
        this.issuerPort = issuerPort;
        this.folder = folder;
        this.emulators = emulators;
        this.endpoints = endpoints;
        this.context = context;
        this.workers = workers;
        this.timers = new Timers(tasks(context), context.getBean(InstantSource.class));
    }

    /// Only a process with every capability in it may erase a tenant, for only it knows everything of one.
    private static List<ScheduledTask> tasks(ApplicationContext context) {
        List<ScheduledTask> tasks = new ArrayList<>(context.getBeansOfType(ScheduledTask.class));
        tasks.add(new EraseTenants(
                context.getBean(Table.class),
                context.getBean(Directory.class),
                context.getBeansOfType(Holdings.class)));
        return tasks;
    }

    /// Where the table and the queues are.
    private record Endpoints(URI table, URI queues) {}

    /// Starts it all but for listening ([#listen]), so that what a visitor is to find can be put there first.
    ///
    /// @throws Complaint where the port or the folder is taken
    public static LocalService prepare(LocalSettings settings) {
        requireFree(settings.port());
        System.setProperty("http.maxConnections", TABLE_CONNECTIONS);
        DataFolder folder = DataFolder.take(settings.data());
        Optional<Emulators> emulators = Optional.empty();
        try {
            emulators = settings.aws().isPresent() ? Optional.empty() : Optional.of(Emulators.launch(folder));
            Endpoints endpoints = emulators
                    .map(beside -> new Endpoints(
                            beside.table().endpoint(), beside.queues().endpoint()))
                    .or(() -> settings.aws()
                            .map(aws -> new Endpoints(aws, settings.sqs().orElse(aws))))
                    .orElseThrow();
            TableCredentials.settle(settings.aws().isEmpty());
            int issuerPort = EmbeddedIssuer.freePort();
            ApplicationContext context = context(settings, folder, endpoints, issuerPort);
            emulators.ifPresent(beside -> beside.table().awaitReadiness());
            DynamoSchema.ensure(context.getBean(DynamoDbClient.class), TABLE);
            Workers workers = workers(context, folder, emulators, endpoints);
            return new LocalService(folder, emulators, endpoints, context, workers, issuerPort);
        } catch (RuntimeException failure) {
            emulators.ifPresent(Emulators::close);
            folder.close();
            throw failure;
        }
    }

    private static Workers workers(
            ApplicationContext context, DataFolder folder, Optional<Emulators> emulators, Endpoints endpoints) {
        Workers.Place place = new Workers.Place(
                TABLE, DynamoClients.openStreams(Optional.of(endpoints.table())), QUEUES, folder.checkpoint());
        return Workers.start(
                context,
                place,
                () -> emulators.ifPresent(beside -> beside.queues().awaitReadiness()));
    }

    private static ApplicationContext context(
            LocalSettings settings, DataFolder folder, Endpoints endpoints, int issuerPort) {
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
                        endpoints.table().toString(),
                        "kopilka.queues.prefix",
                        QUEUES,
                        "kopilka.queues.endpoint",
                        endpoints.queues().toString(),
                        "kopilka.webhooks.loopback",
                        "true"))
                .properties(Map.of(
                        "kopilka.oidc." + EmbeddedIssuer.NAME + ".issuer",
                        EmbeddedIssuer.address(issuerPort).toString(),
                        "kopilka.oidc." + EmbeddedIssuer.NAME + ".audience",
                        EmbeddedIssuer.AUDIENCE,
                        "kopilka.oidc." + EmbeddedIssuer.NAME + ".jwks",
                        EmbeddedIssuer.address(issuerPort) + "/jwks",
                        "kopilka.limits.key",
                        REQUESTS_OF_A_KEY,
                        "kopilka.limits.tenant",
                        REQUESTS_OF_A_TENANT))
                .start();
    }

    /// The service's bean of this type.
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// Where its people sign in.
    public URI issuer() {
        return EmbeddedIssuer.address(issuerPort);
    }

    /// The folder that it runs on.
    public DataFolder folder() {
        return folder;
    }

    /// Begins to listen, and says where.
    public URI listen() {
        URI baseUrl = context.getBean(EmbeddedServer.class).start().getURI();
        timers.start();
        issuer = Optional.of(EmbeddedIssuer.launch(issuerPort, folder.loginPage()));
        folder.running(new RunFile(
                ProcessHandle.current().pid(),
                baseUrl,
                endpoints.table(),
                emulators.isPresent(),
                TABLE,
                endpoints.queues(),
                EmbeddedIssuer.address(issuerPort)));
        return baseUrl;
    }

    /// Calls back, on another thread, with an emulator's name if one ends while the service runs.
    public void onEmulatorEnd(Consumer<String> callback) {
        emulators.ifPresent(beside -> beside.onEnd(callback));
    }

    @Override
    public void close() {
        timers.close();
        issuer.ifPresent(EmbeddedIssuer::close);
        workers.close();
        context.close();
        emulators.ifPresent(Emulators::close);
        folder.close();
    }

    /// Looks whether the port is free before anything is started: a second here spares a start that cannot end
    /// well.
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
