package dev.groundwork.localstack.dynamodb;

import java.nio.file.Path;
import java.time.InstantSource;

/** Writes numbers to an engine until it is killed, one of ten items and the newest number in one transaction, and prints each that was answered. */
final class WritingProcess {

    static final int ITEMS = 10;

    /** A dozen writes. */
    private static final long COMPACT_AT = 2_000;

    private WritingProcess() {}

    /** Goes on from the newest number in the folder. */
    @SuppressWarnings("InfiniteLoopStatement")
    public static void main(String[] arguments) throws Exception {
        var options = EngineOptions.inMemory(InstantSource.system())
                .in(Path.of(arguments[0]))
                .compactingAt(COMPACT_AT);
        var calls = new EngineCalls(DynamoDbEngine.open(options));
        calls.call("CreateTable", """
                {'TableName':'table','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],
                'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}]}""");
        long next = Math.max(0, calls.number("table", "last"));
        while (true) {
            next++;
            var error = EngineCalls.error(calls.transact(put("k" + next % ITEMS, next), put("last", next)));
            if (!error.isEmpty()) {
                throw new IllegalStateException(error);
            }
            System.out.println(next);
        }
    }

    private static String put(String pk, long n) {
        return "{'Put':{'TableName':'table','Item':{'pk':{'S':'%s'},'n':{'N':'%d'}}}}".formatted(pk, n);
    }
}
