package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers the events of each function and answers as a test says. */
final class FakeFunctions implements FunctionInvoker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<JsonNode, InvocationResult> answer;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    FakeFunctions(Function<JsonNode, InvocationResult> answer) {
        this.answer = answer;
    }

    static InvocationResult answered(String json) {
        return new InvocationResult.Answered(json.getBytes(StandardCharsets.UTF_8));
    }

    static InvocationResult failed() {
        return new InvocationResult.Failed("{}".getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public InvocationResult invoke(String function, byte[] event) {
        try {
            var tree = JSON.readTree(event);
            events.add(tree);
            return answer.apply(tree);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
