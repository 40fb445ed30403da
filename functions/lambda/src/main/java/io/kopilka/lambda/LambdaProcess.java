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
/// | `KOPILKA_TABLE_ROLE`, `KOPILKA_TABLE_ARN` | the role that reaches the table, taken for each tenant; the table's
/// ARN |
/// | `KOPILKA_KMS_KEY` | the key of KMS that wraps the data keys of tenants |
/// | `KOPILKA_QUEUES_PREFIX`, `KOPILKA_QUEUES_ENDPOINT` | what stands before the names of the queues, and where they
/// are |
/// | `KOPILKA_SIGNING_SECRET` | the ARN of the secret in Secrets Manager that the signing key is made of |
/// | `KOPILKA_SECRET_KEY_FILE` | for tests: or the file that holds the signing key |
/// | `KOPILKA_OIDC_ISSUER`, `KOPILKA_OIDC_AUDIENCE` | whose tokens of people are trusted, and what they must be meant
/// for |
/// | `KOPILKA_OIDC_JWKS` | where that issuer's keys are, where that is not below its address |
/// | `KOPILKA_ORIGINS` | origins of pages that may call for every tenant, with commas between them |
/// | `KOPILKA_CLOCK` | for tests: the clock, as [io.kopilka.platform.time.ClockSetting] reads it |
/// | `AWS_REGION`, credentials | set by Lambda itself |
public final class LambdaProcess {

    private static final String PREFIX = "KOPILKA_";

    /// Variables by name, and the settings that they are.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("KOPILKA_TABLE_NAME", "kopilka.table.name"),
            Map.entry("KOPILKA_TABLE_ENDPOINT", "kopilka.table.endpoint"),
            Map.entry("KOPILKA_TABLE_ROLE", "kopilka.table.role"),
            Map.entry("KOPILKA_TABLE_ARN", "kopilka.table.arn"),
            Map.entry("KOPILKA_KMS_KEY", "kopilka.kms.key"),
            Map.entry("KOPILKA_QUEUES_PREFIX", "kopilka.queues.prefix"),
            Map.entry("KOPILKA_QUEUES_ENDPOINT", "kopilka.queues.endpoint"),
            Map.entry("KOPILKA_SIGNING_SECRET", "kopilka.signing-secret"),
            Map.entry("KOPILKA_SECRET_KEY_FILE", "kopilka.secret-key-file"),
            Map.entry("KOPILKA_OIDC_ISSUER", "kopilka.oidc.main.issuer"),
            Map.entry("KOPILKA_OIDC_AUDIENCE", "kopilka.oidc.main.audience"),
            Map.entry("KOPILKA_OIDC_JWKS", "kopilka.oidc.main.jwks"),
            Map.entry("KOPILKA_ORIGINS", "kopilka.origins"),
            Map.entry("KOPILKA_CLOCK", "kopilka.clock"));

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
                .properties(Map.of("micronaut.function.binary-types.additional-types", "application/pdf"))
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
