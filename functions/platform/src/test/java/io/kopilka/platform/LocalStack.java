package io.kopilka.platform;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container, of a version that needs no account, one for all tests of this JVM.
public final class LocalStack {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.10.0");

    private LocalStack() {}

    /// Where it answers; it is started when this is first asked, and ends with the JVM.
    public static URI endpoint() {
        return Started.CONTAINER.getEndpoint();
    }

    private static final class Started {
        private static final LocalStackContainer CONTAINER = start();

        private static LocalStackContainer start() {
            LocalStackContainer container =
                    new LocalStackContainer(IMAGE).withServices("dynamodb", "dynamodbstreams", "sqs");
            container.start();
            return container;
        }
    }
}
