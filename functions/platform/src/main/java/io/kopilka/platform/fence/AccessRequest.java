package io.kopilka.platform.fence;

import java.util.List;
import java.util.Map;

/// What is asked of AWS, as IAM sees it.
///
/// @param action such as `dynamodb:GetItem`
/// @param resource the ARN of what it is asked of
/// @param context condition keys with their values; one that the request does not carry is not there
public record AccessRequest(String action, String resource, Map<String, List<String>> context) {

    public AccessRequest {
        context = Map.copyOf(context);
    }
}
