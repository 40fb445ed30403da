package io.kopilka.infrastructure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The gateway: a route for each operation of the contract, to the function whose tag it carries, and none else.
final class ApiStack extends Stack {
    private static final int REQUESTS_A_SECOND = 2_000;
    private static final int BURST = 4_000;

    /// What the gateway notes of a request: no body, no query, no credential.
    private static final String ACCESS_LOG = """
            {"requestId":"$context.requestId","at":"$context.requestTimeEpoch","route":"$context.routeKey",\
            "status":"$context.status","ms":"$context.responseLatency","bytes":"$context.responseLength",\
            "integrationError":"$context.integrationErrorMessage"}""";

    private final HttpApi api;
    private final Map<ServiceFunction, FunctionParts> functions = new EnumMap<>(ServiceFunction.class);

    ApiStack(
            Construct scope,
            String id,
            StackProps props,
            Stage stage,
            DataStack data,
            WorkStack work,
            Packages packages,
            List<Contract.Operation> contract) {
        super(scope, id, props);
        api = HttpApi.Builder.create(this, "Api")
                .apiName(stage.of("api"))
                .createDefaultStage(false)
                .build();
        for (ServiceFunction each : ServiceFunction.values()) {
            if (each.calledBy() instanceof CalledBy.Http http) {
                FunctionParts parts = new FunctionParts(this, each, stage, data, packages, work.queuePrefix());
                functions.put(each, parts);
                work.mayPut(parts);
                route(parts, contract, http.tags());
            }
        }
        requireAllServed(contract);
        stage(stage);
        CfnOutput.Builder.create(this, "Url").value(api.getApiEndpoint()).build();
    }

    HttpApi api() {
        return api;
    }

    Map<ServiceFunction, FunctionParts> functions() {
        return functions;
    }

    private void route(FunctionParts parts, List<Contract.Operation> contract, List<String> tags) {
        HttpLambdaIntegration integration =
                new HttpLambdaIntegration(parts.of().title() + "-integration", parts.live());
        for (Contract.Operation operation : contract) {
            if (tags.contains(operation.tag())) {
                api.addRoutes(AddRoutesOptions.builder()
                                .path(operation.path())
                                .methods(List.of(HttpMethod.valueOf(operation.method())))
                                .integration(integration)
                                .build())
                        .forEach(route -> Reasons.accept(
                                route,
                                "AwsSolutions-APIG4",
                                "The function knows the key by its hash within the tenant's own partition; a gateway"
                                        + " authoriser would do the same a second time"));
            }
        }
    }

    private static void requireAllServed(List<Contract.Operation> contract) {
        List<String> served = Arrays.stream(ServiceFunction.values())
                .filter(each -> each.calledBy() instanceof CalledBy.Http)
                .flatMap(each -> ((CalledBy.Http) each.calledBy()).tags().stream())
                .toList();
        for (Contract.Operation operation : contract) {
            if (!served.contains(operation.tag())) {
                throw new IllegalArgumentException("no function serves " + operation);
            }
        }
    }

    private void stage(Stage stage) {
        LogGroup log = LogGroup.Builder.create(this, "AccessLog")
                .logGroupName("/aws/apigateway/" + stage.of("api"))
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        HttpStage made = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(REQUESTS_A_SECOND)
                        .burstLimit(BURST)
                        .build())
                .build();
        ((CfnStage) Objects.requireNonNull(made.getNode().getDefaultChild()))
                .setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(log.getLogGroupArn())
                        .format(ACCESS_LOG)
                        .build());
    }
}
