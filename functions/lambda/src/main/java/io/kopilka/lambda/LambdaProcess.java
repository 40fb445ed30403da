package io.kopilka.lambda;

import io.kopilka.lambda.metric.Metrics;
import io.kopilka.lambda.snapshot.SnapshotHooks;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;

/// The process of one function: the service's beans, set up from the environment.
///
/// | variable | setting |
/// |---|---|
/// | `KOPILKA_TABLE_NAME` | the table |
/// | `KOPILKA_TABLE_ENDPOINT` | where it is, where that is not DynamoDB of the region |
/// | `KOPILKA_QUEUES_PREFIX`, `KOPILKA_QUEUES_ENDPOINT` | what stands before the names of the queues, and where they
/// are |
/// | `KOPILKA_SIGNING_SECRET` | the ARN of the secret in Secrets Manager that the signing key is made of |
/// | `KOPILKA_SECRET_KEY_FILE` | for tests: or the file that holds the signing key |
/// | `KOPILKA_CLOCK` | for tests: the clock, as [io.kopilka.platform.time.ClockSetting] reads it |
/// | `AWS_REGION`, credentials | set by Lambda itself |
public final class LambdaProcess {

    private static final String PREFIX = "KOPILKA_";

    /// Variables by name, and the settings that they are.
    private static final Map<String, String> SETTINGS = Map.of(
            "KOPILKA_TABLE_NAME", "kopilka.table.name",
            "KOPILKA_TABLE_ENDPOINT", "kopilka.table.endpoint",
            "KOPILKA_QUEUES_PREFIX", "kopilka.queues.prefix",
            "KOPILKA_QUEUES_ENDPOINT", "kopilka.queues.endpoint",
            "KOPILKA_SIGNING_SECRET", "kopilka.signing-secret",
            "KOPILKA_SECRET_KEY_FILE", "kopilka.secret-key-file",
            "KOPILKA_CLOCK", "kopilka.clock");

    private final ApplicationContext context;

    /// Held here, for the runtime holds its snapshot hooks weakly.
    private final SnapshotHooks hooks;

    private LambdaProcess(ApplicationContext context) {
        this.context = context;
        this.hooks = SnapshotHooks.register(context);
    }

    /// Starts the service's beans with the settings of this environment.
    ///
    /// @throws IllegalArgumentException where a variable that begins with `KOPILKA_` is none of the table above: a
    ///     slip of the pen must not be found out by a sale
    public static LambdaProcess start(Map<String, String> environment) {
        return of(ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .defaultEnvironments("lambda")
                .environmentPropertySource(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .properties(settings(environment))
                .start());
    }

    /// The process of beans that were started already.
    public static LambdaProcess of(ApplicationContext context) {
        return new LambdaProcess(context);
    }

    static Map<String, Object> settings(Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                String setting = SETTINGS.get(variable);
                if (setting == null) {
                    throw new IllegalArgumentException("no setting is named " + variable);
                }
                settings.put(setting, value);
            }
        });
        return settings;
    }

    /// The bean of this type.
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// Everything that was started.
    public ApplicationContext context() {
        return context;
    }

    /// What is done around a snapshot.
    public SnapshotHooks hooks() {
        return hooks;
    }

    /// What is counted.
    public Metrics metrics() {
        return get(Metrics.class);
    }
}
