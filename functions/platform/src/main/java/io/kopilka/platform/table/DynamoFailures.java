package io.kopilka.platform.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Which failures of DynamoDB pass by themselves, so that the same request may succeed a moment later.
final class DynamoFailures {

    private static final Set<String> PASSING_REASONS = Set.of(
            "None", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError", "RequestLimitExceeded");

    private static final Set<String> PASSING_CODES = Set.of(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "Throttling",
            "TransactionConflictException",
            "TransactionInProgressException",
            "InternalServerError",
            "ServiceUnavailable");

    private static final int SERVER_ERROR = 500;

    private DynamoFailures() {}

    static boolean mayPass(SdkException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .allMatch(PASSING_REASONS::contains);
            case AwsServiceException refused ->
                refused.statusCode() >= SERVER_ERROR || PASSING_CODES.contains(codeOf(refused));
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> true;
            default -> isAboutTheConnection(failure);
        };
    }

    private static String codeOf(AwsServiceException refused) {
        return refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
    }

    private static boolean isAboutTheConnection(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }
}
