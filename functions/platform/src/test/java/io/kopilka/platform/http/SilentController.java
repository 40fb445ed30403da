package io.kopilka.platform.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// A resource whose author forgot to say who may use it.
@Controller("/v1/silent")
@Requires(property = "test.silent")
final class SilentController {

    @Get
    HttpResponse<byte[]> anything() {
        return HttpResponse.ok(new byte[0]);
    }
}
