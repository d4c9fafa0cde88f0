package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.template.Resources;
import java.time.Instant;
import java.util.List;

/** The message that Lambda sends to the failure destination: the range of the discarded records, without their content. */
final class StreamFailure {

    private StreamFailure() {}

    static String json(String function, String streamArn, List<StreamSource.Entry> records, int attempts, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("requestContext")
                .put("functionArn", Resources.functionArn(function))
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", attempts);
        json.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        json.put("version", "1.0");
        json.put("timestamp", now.toString());
        json.putObject("DDBStreamBatchInfo")
                .put("shardId", "shardId-00000000000000000000-00000000")
                .put("startSequenceNumber", records.getFirst().sequenceNumber())
                .put("endSequenceNumber", records.getLast().sequenceNumber())
                .put("approximateArrivalOfFirstRecord", records.getFirst().at().toString())
                .put("approximateArrivalOfLastRecord", records.getLast().at().toString())
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return json.toString();
    }
}
