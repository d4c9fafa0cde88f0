package dev.groundwork.localstack.dynamodb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.dynamodb.stream.Streams;
import dev.groundwork.localstack.dynamodb.table.CommitLog;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots, written and read again. */
final class SnapshotTest {

    private static final String ARN = "arn:aws:dynamodb:local:000000000000:table/table/stream/2026-01-07T09:30:00Z";

    private static final List<String> OF_BEFORE =
            List.of("""
            {'type':'table','table':{'name':'table','id':'1','createdAt':'2026-01-07T09:30:00Z',
            'keys':[{'name':'pk','type':'S'}],'attributes':[{'name':'pk','type':'S'}],'indexes':[],'onDemand':true,
            'stream':'NEW_AND_OLD_IMAGES','streamLabel':'2026-01-07T09:30:00Z','deletionProtected':false,
            'pointInTimeRecovery':false}}""", """
            {'type':'rows','table':'table','items':[
            {'pk':{'S':'é\uD83D\uDE00'},'s':{'S':''},'n':{'N':'-0.00000000000000000012'},'big':{'N':'1E+125'},'zero':{'N':'0'},'b':{'B':'AP+A'},
            't':{'BOOL':true},'f':{'BOOL':false},'nothing':{'NULL':true},'l':{'L':[{'S':'x'},{'L':[]},{'M':{}}]},
            'm':{'M':{'in':{'M':{'n':{'N':'1.5'}}}}},'ss':{'SS':['b','a']},'ns':{'NS':['3','-1']},'bs':{'BS':['AQ==','']}},
            {'pk':{'S':'only a key'}}]}""", """
            {'type':'stream','table':'table','arn':'ARN','label':'2026-01-07T09:30:00Z','createdAt':'2026-01-07T09:30:00Z',
            'view':'NEW_AND_OLD_IMAGES','trimmed':2,'newest':5,'closed':false,'keys':[{'name':'pk','type':'S'}]}""", """
            {'type':'record','arn':'ARN','sequence':3,'at':'2026-01-07T09:30:00.123456789Z','origin':'CALLER',
            'after':{'pk':{'S':'a'},'n':{'N':'1'}}}""", """
            {'type':'record','arn':'ARN','sequence':4,'at':'2026-01-07T09:31:00Z','origin':'CALLER',
            'before':{'pk':{'S':'a'},'n':{'N':'1'}},'after':{'pk':{'S':'a'}}}""", """
            {'type':'record','arn':'ARN','sequence':5,'at':'2026-01-07T09:32:00Z','origin':'TIME_TO_LIVE','before':{'pk':{'S':'a'}}}""", """
            {'type':'token','value':'once','digest':'d','at':'2026-01-07T09:30:00Z'}""", "{'type':'end','sequence':5}");

    private static EngineState empty() {
        var streams = new Streams();
        var tokens = new IdempotencyTokens();
        return new EngineState(new Database(CommitLog.NONE, List.of(streams, tokens)), streams, tokens);
    }

    private static Path writtenBefore(Path folder) throws IOException {
        var path = folder.resolve("before");
        try (var file = RecordFile.open(path, 0)) {
            for (var record : OF_BEFORE) {
                file.append(tree(record.replace('\'', '"').replace("ARN", ARN)));
            }
        }
        return path;
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }

    private static List<String> rows(EngineState state) {
        return EngineImage.of(state).tables().getFirst().rows().stream()
                .map(Row::item)
                .map(ValueJson::write)
                .map(Object::toString)
                .toList();
    }

    @Test
    @DisplayName("INFRA-HOST-990 a snapshot of the earlier form is read, and says the same in the form of today")
    void bothForms(@TempDir Path folder) throws IOException {
        // Given
        var before = empty();
        SnapshotReader.read(writtenBefore(folder), before);

        // When
        var today = folder.resolve("today");
        SnapshotWriter.write(today, EngineImage.of(before));
        var after = empty();
        SnapshotReader.read(today, after);

        // Then
        var expected = EngineImage.of(before);
        var found = EngineImage.of(after);
        assertThat(found.tables()).isEqualTo(expected.tables());
        assertThat(rows(after)).isEqualTo(rows(before)).anyMatch(row -> row.contains("{\"BS\":[\"AQ==\",\"\"]}"));
        assertThat(found.streams().getFirst().records())
                .isEqualTo(expected.streams().getFirst().records())
                .extracting(record -> record.sequence() + record.eventName())
                .containsExactly("3INSERT", "4MODIFY", "5REMOVE");
        assertThat(found.streams().getFirst())
                .extracting(
                        s -> s.trimmed(),
                        s -> s.newest(),
                        s -> s.isClosed(),
                        s -> s.stream().arn())
                .containsExactly(2L, 5L, false, ARN);
        assertThat(found.tokens()).isEqualTo(expected.tokens()).hasSize(1);
        assertThat(found.sequence()).isEqualTo(5);
    }

    @Test
    @DisplayName("INFRA-HOST-991 a snapshot that was cut anywhere is not taken for a whole one")
    void cut(@TempDir Path folder) throws IOException {
        // Given
        var state = empty();
        SnapshotReader.read(writtenBefore(folder), state);
        var whole = folder.resolve("whole");
        SnapshotWriter.write(whole, EngineImage.of(state));
        var bytes = Files.readAllBytes(whole);

        for (int length = 0; length < bytes.length; length++) {
            // When
            var path = folder.resolve("cut");
            Files.write(path, Arrays.copyOf(bytes, length));

            // Then
            assertThatThrownBy(() -> SnapshotReader.read(path, empty())).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-992 a record that shows the key alone holds it once in memory, however it came there")
    void keysAreShared(@TempDir Path folder) throws IOException {
        // Given
        var before = empty();
        SnapshotReader.read(writtenBefore(folder), before);
        var path = folder.resolve("today");
        SnapshotWriter.write(path, EngineImage.of(before));

        // When
        var after = empty();
        SnapshotReader.read(path, after);

        // Then
        var removal = after.streams().find(ARN).orElseThrow().after(4, 1).getFirst();
        assertThat(removal.before()).isEqualTo(Optional.of(removal.keys()));
        assertThat(removal.before().orElseThrow()).isSameAs(removal.keys());
    }
}
