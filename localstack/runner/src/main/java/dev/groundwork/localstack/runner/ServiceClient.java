package dev.groundwork.localstack.runner;

import java.util.List;

/** The client that scripts and tests use to call the product's internal routes. */
public record ServiceClient(String id, String secret, List<String> scopes) {}
