package io.kopilka.infrastructure;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// A function with all that belongs to it: a role of its own, a log of its own, and the alias `live`, which is what
/// callers call: a snapshot is taken of published versions only.
final class FunctionParts extends Construct {
    /// The alias that is called.
    static final String LIVE = "live";

    private static final int MEMORY_MIB = 1024;

    private final ServiceFunction of;
    private final Role role;
    private final Optional<Role> tenantRole;
    private final LogGroup log;
    private final Function function;
    private final Alias live;

    FunctionParts(
            Construct scope, ServiceFunction of, Stage stage, DataStack data, Packages packages, String queuePrefix) {
        super(scope, of.title());
        this.of = of;
        String name = stage.of(of.title());
        log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/aws/lambda/" + name)
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .roleName(name)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        tenantRole = tenantRole(name);
        function = Function.Builder.create(this, "Function")
                .functionName(name)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(MEMORY_MIB)
                .timeout(Duration.millis(of.calledBy().limit().toMillis()))
                .handler(of.calledBy().handler())
                .code(packages.of(of.packaged()))
                .role(role)
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(environment(data, queuePrefix))
                .build();
        live = Alias.Builder.create(this, "Live")
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
        mayLog();
        mayUseTable(data);
        maySign(data);
    }

    private void mayLog() {
        Access.allow(role, List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()));
    }

    private Map<String, String> environment(DataStack data, String queuePrefix) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KOPILKA_TABLE_NAME",
                data.table().getTableName(),
                "KOPILKA_QUEUES_PREFIX",
                queuePrefix,
                "KOPILKA_SIGNING_SECRET",
                data.signingSecret().getSecretArn(),
                "JAVA_TOOL_OPTIONS",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        tenantRole.ifPresent(tenants -> {
            environment.put("KOPILKA_TABLE_ROLE", tenants.getRoleArn());
            environment.put("KOPILKA_TABLE_ARN", data.table().getTableArn());
            environment.put("KOPILKA_KMS_KEY", data.key().getKeyArn());
        });
        return environment;
    }

    /// The role that reaches the table. The function itself cannot: it takes this one for each tenant that it works
    /// for,
    /// with a session policy that leaves of it what is that tenant's. None where it needs nothing of the table.
    private Optional<Role> tenantRole(String name) {
        if (of.reads().isEmpty() && of.writes().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Role.Builder.create(this, "TenantRole")
                .roleName(name + "-tenant")
                .description("What " + name + " may do with the table, narrowed to a tenant each time it is taken")
                .assumedBy(new ArnPrincipal(role.getRoleArn()))
                .maxSessionDuration(Duration.hours(1))
                .build());
    }

    private void mayUseTable(DataStack data) {
        mayUseKey(role, data.key(), "secretsmanager");
        tenantRole.ifPresent(tenants -> {
            String arn = data.table().getTableArn();
            if (!of.reads().isEmpty()) {
                tenants.addToPolicy(TableAccess.reading(arn, withDataKey(of.reads())));
            }
            if (!of.writes().isEmpty()) {
                tenants.addToPolicy(TableAccess.writing(arn, withDataKey(of.writes())));
            }
            mayUseKey(tenants, data.key(), "dynamodb");
            Access.allow(role, List.of("sts:AssumeRole"), List.of(tenants.getRoleArn()));
            mayHaveDataKeys(data.key());
        });
    }

    private static Set<Family> withDataKey(Set<Family> families) {
        Set<Family> more = EnumSet.copyOf(families);
        more.add(Family.DATA_KEY);
        return more;
    }

    /// The key, but only by way of the service that it encrypts something of.
    private void mayUseKey(Role user, Key key, String service) {
        String way = service + "." + Stack.of(this).getRegion() + ".amazonaws.com";
        user.addToPolicy(Access.statement(
                DataStack.keyActions(),
                List.of(key.getKeyArn()),
                Map.of("StringEquals", Map.of("kms:ViaService", way))));
    }

    /// Data keys, each for the tenant that stands in the encryption context: without one there is none.
    private void mayHaveDataKeys(Key key) {
        role.addToPolicy(Access.statement(
                List.of("kms:GenerateDataKey", "kms:Decrypt"),
                List.of(key.getKeyArn()),
                Map.of("StringLike", Map.of("kms:EncryptionContext:kopilka:tenant", "ten_*"))));
    }

    private void maySign(DataStack data) {
        Access.allow(
                role,
                List.of("secretsmanager:GetSecretValue"),
                List.of(data.signingSecret().getSecretArn()));
    }

    ServiceFunction of() {
        return of;
    }

    Role role() {
        return role;
    }

    Alias live() {
        return live;
    }

    Function function() {
        return function;
    }
}
