package io.kopilka.cards.kind;

import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.platform.http.RequiresScope;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.EntityTag;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Which numbers are whose: `/v1/number-plan` of the contract.
@Controller("/v1/number-plan")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NumberPlanResource {

    private final NumberRanges ranges;
    private final ChangeWeighedGoods change;
    private final Replies replies;

    NumberPlanResource(NumberRanges ranges, ChangeWeighedGoods change, Replies replies) {
        this.ranges = ranges;
        this.change = change;
        this.replies = replies;
    }

    @Get
    @RequiresScope(Scope.CARDS_READ)
    HttpResponse<byte[]> read(HttpRequest<?> request, Caller caller) {
        return replies.send(
                request,
                QueryParameters.of(request)
                        .end(caller.tenant())
                        .map(tenant -> NumberPlanAnswer.ok(ranges.plan(tenant))));
    }

    @Put
    @RequiresScope(Scope.CARDS_ADMIN)
    HttpResponse<byte[]> change(HttpRequest<?> request, Caller caller, @Body byte @Nullable [] body) {
        return replies.send(
                request, EntityTag.ifMatch(request).then(precondition -> change.run(caller, precondition, body)));
    }
}
