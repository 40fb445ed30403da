package io.kopilka.programs;

import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Simulations over HTTP.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationResource {
    private final SimulateSale simulateSale;
    private final Replies replies;

    SimulationResource(SimulateSale simulateSale, Replies replies) {
        this.simulateSale = simulateSale;
        this.replies = replies;
    }

    /// Prices a sample receipt.
    @Post("/simulations")
    @RequiresScope(Scope.SIMULATIONS_WRITE)
    HttpResponse<byte[]> simulate(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(
                request,
                simulateSale
                        .simulate(caller, body)
                        .map(answer -> Answers.ok(Localized.render(answer, caller.language()))));
    }
}
