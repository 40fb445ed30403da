/// DynamoDB Local and ElasticMQ, started beside the service, each in a process and on a class path of its own.
@NullMarked
package io.kopilka.platform.emulator;

import org.jspecify.annotations.NullMarked;
