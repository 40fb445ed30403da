package io.kopilka.infrastructure;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/// Puts the stacks of one stage together. What cdk-nag finds breaks the synthesis.
public final class KopilkaApp {
    private final App app;
    private final DataStack data;
    private final WorkStack work;
    private final ApiStack api;
    private final WatchStack watch;

    /// @param out where the templates go
    /// @param packages the functions' packages
    /// @param contract `openapi/kopilka.yaml`
    /// @param email who is told of alarms; empty for nobody yet
    KopilkaApp(Stage stage, Path out, Packages packages, Path contract, Optional<String> email) {
        app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .build());
        StackProps props = StackProps.builder().build();
        data = new DataStack(app, stage.of("data"), props, stage);
        work = new WorkStack(app, stage.of("work"), props, stage, data, packages);
        api = new ApiStack(app, stage.of("api"), props, stage, data, work, packages, Contract.operations(contract));
        watch = new WatchStack(app, stage.of("watch"), props, stage, data, work, api, email);
        Tags.of(app).add("kopilka:stage", stage.name());
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    App app() {
        return app;
    }

    /// How many rules of cdk-nag do not hold, reasoned exceptions apart.
    int faults() {
        return Stream.of(data, work, api, watch)
                .mapToInt(stack -> Annotations.fromStack(stack)
                        .findError("*", Match.anyValue())
                        .size())
                .sum();
    }

    DataStack data() {
        return data;
    }

    WorkStack work() {
        return work;
    }

    ApiStack api() {
        return api;
    }

    WatchStack watch() {
        return watch;
    }
}
