package io.kopilka.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
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
                .environment(Map.of(
                        "KOPILKA_TABLE_NAME",
                        data.table().getTableName(),
                        "KOPILKA_QUEUES_PREFIX",
                        queuePrefix,
                        "KOPILKA_SIGNING_SECRET",
                        data.signingSecret().getSecretArn(),
                        "JAVA_TOOL_OPTIONS",
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"))
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

    private void mayUseTable(DataStack data) {
        String arn = data.table().getTableArn();
        if (!of.reads().isEmpty()) {
            role.addToPolicy(TableAccess.reading(arn, of.reads()));
        }
        if (!of.writes().isEmpty()) {
            role.addToPolicy(TableAccess.writing(arn, of.writes()));
        }
        mayUseKey(data.key());
    }

    /// The key, but only by way of the table and the secret that it encrypts.
    private void mayUseKey(Key key) {
        String region = Stack.of(this).getRegion();
        List<String> ways =
                List.of("dynamodb." + region + ".amazonaws.com", "secretsmanager." + region + ".amazonaws.com");
        role.addToPolicy(Access.statement(
                DataStack.keyActions(),
                List.of(key.getKeyArn()),
                Map.of("StringEquals", Map.of("kms:ViaService", ways))));
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
