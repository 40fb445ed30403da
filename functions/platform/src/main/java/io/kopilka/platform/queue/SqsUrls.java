package io.kopilka.platform.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The addresses of queues by their names, each asked for once.
final class SqsUrls {
    private final SqsClient client;
    private final String prefix;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    SqsUrls(SqsClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    String of(QueueName queue) {
        return url(queue.queue());
    }

    String ofDeadLetters(QueueName queue) {
        return url(queue.deadLetters());
    }

    private String url(String name) {
        // Not computeIfAbsent: it would hold a lock while the network answers.
        String url = known.get(name);
        if (url == null) {
            url = client.getQueueUrl(request -> request.queueName(prefix + name))
                    .queueUrl();
            known.put(name, url);
        }
        return url;
    }
}
