package io.kopilka.platform.http;

import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.problem.RawJson;
import io.kopilka.platform.table.TableUnavailable;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Resources to try the platform's manners on.
@Controller("/v1/shop")
@Requires(property = "test.shop")
final class ShopController {

    private final Problems problems;

    ShopController(Problems problems) {
        this.problems = problems;
    }

    @Get("/me/{number}")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> me(Caller caller, @PathVariable String number) {
        String text = caller.tenant() + " " + caller.actor().value() + " " + caller.language();
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8)).contentType("text/plain");
    }

    @Get("/secret")
    @RequiresScope(Scope.RULES_PUBLISH)
    HttpResponse<byte[]> secret() {
        return HttpResponse.ok(new byte[0]);
    }

    @Get("/open")
    @OpenToAll
    HttpResponse<byte[]> open() {
        return HttpResponse.ok(new byte[] {'o', 'k'}).header("Cache-Control", "max-age=60");
    }

    @Post("/echo")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> echo(@Body byte[] body) {
        return HttpResponse.ok(Integer.toString(body.length).getBytes(StandardCharsets.UTF_8));
    }

    @Get("/limit")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> limit(@QueryValue int limit) {
        return HttpResponse.ok(Integer.toString(limit).getBytes(StandardCharsets.UTF_8));
    }

    @Get("/failing/{how}")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> failing(@PathVariable String how) {
        return switch (how) {
            case "unexpected" -> throw new IllegalStateException("card 2000000000015 is on fire");
            case "busy" -> throw new TableUnavailable("could not read an item", new IllegalStateException("throttled"));
            default -> HttpResponse.ok(new byte[0]);
        };
    }

    @Get("/refused")
    @RequiresScope(Scope.ME_READ)
    HttpResponse<byte[]> refused(HttpRequest<?> request) {
        return problems.answer(
                request,
                Problem.of(FieldError.at(
                                "/lines/0/quantity", ProblemCode.OUT_OF_RANGE, Map.of("from", "0.001", "to", "9999")))
                        .with("quote", new RawJson("{\"total\":\"1.00\"}")));
    }
}
