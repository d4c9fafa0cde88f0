package dev.groundwork.localstack.runner.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stack behind a control API. */
final class ControlledStack implements RunningStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Longer than a function and the wait for its queues may take. */
    private static final Duration RUN = Duration.ofMinutes(30);

    /** The local engine takes any signature; it reads from it which service is meant. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=local/20260101/%s/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI origin;
    private final JsonNode status;
    private String since;
    private Set<String> seen = new HashSet<>();

    ControlledStack(URI origin) {
        this.origin = origin;
        this.status = get("/_local/status");
        this.since = now().toString();
    }

    @Override
    public Instant now() {
        return Instant.parse(get("/_local/clock").path("now").asText());
    }

    @Override
    public JsonNode runDebit(Instant time) {
        var body = JsonNodeFactory.instance.objectNode().put("time", time.toString());
        var request = HttpRequest.newBuilder(origin.resolve("/_local/schedules/hosting-debit/run"))
                .timeout(RUN)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        var answer = send(request);
        var json = json(answer);
        if (!json.has("result")) {
            throw new StackException("the run was refused: " + answer.body());
        }
        return json;
    }

    @Override
    public List<JsonNode> newLogLines() {
        var fresh = new ArrayList<JsonNode>();
        var newest = new HashSet<String>();
        for (var item : get("/_local/logs?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8))
                .path("items")) {
            var time = item.path("time").asText();
            var text = item.path("function").asText() + " " + item.path("line").asText();
            if (!time.equals(since)) {
                since = time;
                newest = new HashSet<>();
                seen = new HashSet<>();
            }
            newest.add(text);
            if (!seen.contains(text)) {
                addJson(item.path("line").asText(), fresh);
            }
        }
        seen.addAll(newest);
        return fresh;
    }

    /** Lines that are no JSON, such as a stack trace, say nothing about a run. */
    private static void addJson(String line, List<JsonNode> lines) {
        if (line.startsWith("{")) {
            try {
                lines.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                lines.add(JsonNodeFactory.instance.objectNode());
            }
        }
    }

    @Override
    public long deadLetters() {
        return messages(true);
    }

    @Override
    public long waitingMessages() {
        return messages(false);
    }

    private long messages(boolean areDead) {
        var count = 0L;
        for (var queue : get("/_local/queues").path("items")) {
            if (queue.path("name").asText().contains("DeadLetters") == areDead) {
                count += queue.path("messages").size();
            }
        }
        return count;
    }

    @Override
    public long runningApps(int shards) {
        var count = 0L;
        for (var shard = 0; shard < shards; shard++) {
            var query = query("BILLING#" + shard);
            JsonNode page;
            do {
                page = query(query);
                if (!page.has("Count")) {
                    throw new StackException("the running apps cannot be counted: " + page);
                }
                count += page.path("Count").asLong();
                query.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
            } while (page.has("LastEvaluatedKey"));
        }
        return count;
    }

    private ObjectNode query(String partition) {
        var query = JsonNodeFactory.instance
                .objectNode()
                .put("TableName", status.path("tables").path("apps").asText())
                .put("Select", "COUNT")
                .put("KeyConditionExpression", "pk = :partition");
        query.putObject("ExpressionAttributeValues").putObject(":partition").put("S", partition);
        return query;
    }

    private JsonNode query(ObjectNode query) {
        var dynamoDb = status.path("dynamodb");
        return json(
                send(HttpRequest.newBuilder(URI.create(dynamoDb.path("endpoint").asText()))
                        .timeout(ANSWER)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "DynamoDB_20120810.Query")
                        .header(
                                "Authorization",
                                SIGNATURE.formatted(dynamoDb.path("region").asText()))
                        .POST(HttpRequest.BodyPublishers.ofString(query.toString()))
                        .build()));
    }

    private JsonNode get(String path) {
        return json(send(
                HttpRequest.newBuilder(origin.resolve(path)).timeout(ANSWER).build()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("no running stack answers at " + origin
                    + ". Start one with ./groundwork up, or set GROUNDWORK_PORT.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("stopped");
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new StackException(response.uri() + " answers no JSON, but: " + response.body());
        }
    }
}
