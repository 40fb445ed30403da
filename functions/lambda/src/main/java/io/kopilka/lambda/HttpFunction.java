package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The function behind an HTTP API (payload format 2.0): the resources of its class path, served by Micronaut.
///
/// It reads and writes the events itself rather than have the runtime bind them to classes: the runtime brings a
/// Jackson of its own for that, and loading a second one would take a tenth of the start.
public final class HttpFunction implements RequestStreamHandler {

    private final APIGatewayV2HTTPEventHandler handler;
    private final LambdaProcess process;

    /// As Lambda starts it.
    public HttpFunction() {
        this(LambdaProcess.start(System.getenv()));
    }

    HttpFunction(LambdaProcess process) {
        this.process = process;
        this.handler = new APIGatewayV2HTTPEventHandler(process.context());
        process.hooks().prime(this::prime);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation.begin(context.getAwsRequestId());
        GatewayEvents.write(answer(GatewayEvents.read(input.readAllBytes())), output);
    }

    /// What is around the function.
    LambdaProcess process() {
        return process;
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return handler.exchange(event, new APIGatewayV2HTTPResponse())
                .getResponse()
                .getNativeResponse();
    }

    /// A request that nobody sent and that the gate refuses: routes, filters, headers and problems are then ready for
    /// the first that somebody sends.
    private void prime() throws IOException {
        GatewayEvents.write(answer(GatewayEvents.nobodys()), OutputStream.nullOutputStream());
    }
}
