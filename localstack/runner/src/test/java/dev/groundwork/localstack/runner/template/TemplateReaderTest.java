package dev.groundwork.localstack.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.runner.template.Template.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    private static final String WHOLE = """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stack: {Type: String, Default: local}
              AccessTtl: {Type: String, Default: PT10M}
              Topic: {Type: String, Default: ""}
            Conditions:
              HasTopic: !Not [!Equals [!Ref Topic, ""]]
            Globals:
              Function:
                Runtime: java25
                MemorySize: 512
                Environment:
                  Variables:
                    TABLE: !Ref Things
                    SHARED: globals
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  CorsConfiguration:
                    AllowOrigins: ["http://a"]
                    AllowMethods: [GET]
                    AllowHeaders: [x-a]
                    MaxAge: 600
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  TimeToLiveSpecification: {AttributeName: ttl, Enabled: true}
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 60
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
              Dead:
                Type: AWS::SQS::Queue
              Key:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: !Sub groundwork/${Stack}/key
                  GenerateSecretString: {PasswordLength: 40}
              KeyRotation:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: !Ref Key
                  RotationLambdaARN: !GetAtt Work.Arn
              OnlyWithTopic:
                Type: AWS::SQS::Queue
                Condition: HasTopic
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: functions/work
                  Handler: a.B
                  Timeout: 20
                  Environment:
                    Variables:
                      TTL: !Ref AccessTtl
                      SHARED: function
                      QUEUE: !Ref Jobs
                      TOPIC: !If [HasTopic, !Ref Topic, none]
                      JOINED: !Join ["-", [a, !Ref Stack, !Select [1, [x, y]]]]
                      SUBBED: !Sub ["${Own}/${AWS::Region}/${!Literal}", {Own: !Ref Stack}]
                  Events:
                    Route: {Type: HttpApi, Properties: {Path: "/api/{proxy+}", Method: any}}
                    Minute: {Type: ScheduleV2, Properties: {Name: tick, ScheduleExpression: rate(1 minute), Input: "{}"}}
                    Stream:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Things.StreamArn
                        StartingPosition: TRIM_HORIZON
                        BatchSize: 5
                        MaximumRetryAttempts: 4
                        BisectBatchOnFunctionError: true
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}
                        DestinationConfig: {OnFailure: {Destination: !GetAtt Dead.Arn}}
                    Queue: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 2}}
                    Built:
                      Type: EventBridgeRule
                      Properties: {Pattern: {source: [b]}, DeadLetterConfig: {Arn: !GetAtt Dead.Arn}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private Template read(String yaml, Map<String, String> given) {
        return TemplateReader.read(write(yaml), given, "http://127.0.0.1:1");
    }

    private Path write(String yaml) {
        try {
            return Files.writeString(folder.resolve("template.yaml"), yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T at(Map<String, T> map, String id) {
        return Optional.ofNullable(map.get(id)).orElseThrow();
    }

    @Test
    @DisplayName("INFRA-HOST-620 a function has exactly the environment, limits and code that the template gives it")
    void readsAFunction() {
        // Given / When
        var work = at(read(WHOLE, Map.of("AccessTtl", "PT1M")).functions(), "Work");

        // Then
        assertThat(work.zip()).isEqualTo("functions/work/target/function.zip");
        assertThat(work.handler()).isEqualTo("a.B");
        assertThat(work.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(work.memoryMb()).isEqualTo(512);
        assertThat(work.environment())
                .containsOnly(
                        Map.entry("TABLE", "local-Things"),
                        Map.entry("SHARED", "function"),
                        Map.entry("TTL", "PT1M"),
                        Map.entry("QUEUE", "http://127.0.0.1:1/000000000000/Jobs"),
                        Map.entry("TOPIC", "none"),
                        Map.entry("JOINED", "a-local-y"),
                        Map.entry("SUBBED", "local/eu-central-1/${Literal}"));
    }

    @Test
    @DisplayName("INFRA-HOST-621 every kind of event is read with what it says")
    void readsTriggers() {
        // Given / When
        var triggers = at(read(WHOLE, Map.of()).functions(), "Work").triggers();

        // Then
        assertThat(triggers)
                .containsExactly(
                        new Trigger.Route("ANY", "/api/{proxy+}"),
                        new Trigger.Schedule("tick", "rate(1 minute)", Optional.of("{}"), true),
                        new Trigger.Stream(
                                "local-Things",
                                true,
                                5,
                                4,
                                Duration.ZERO,
                                true,
                                true,
                                List.of("{\"eventName\":[\"INSERT\"]}"),
                                Optional.of("Dead")),
                        new Trigger.Queue("Jobs", 2, false),
                        new Trigger.Rule("Built", "{\"source\":[\"b\"]}", Optional.of("Dead")));
    }

    @Test
    @DisplayName("INFRA-HOST-622 queues, secrets, tables and CORS are read; what a condition rules out is not there")
    void readsTheRest() {
        // Given / When
        var template = read(WHOLE, Map.of());

        // Then
        assertThat(template.queues().keySet()).containsExactly("Jobs", "Dead");
        assertThat(at(template.queues(), "Jobs"))
                .isEqualTo(new Template.QueueResource(
                        "Jobs", Duration.ofSeconds(60), Duration.ZERO, Optional.of("Dead"), 3));
        var key = at(template.secrets(), "Key");
        assertThat(key.name()).isEqualTo("groundwork/local/key");
        assertThat(key.rotation()).contains("Work");
        assertThat(key.generated().orElseThrow().length()).isEqualTo(40);
        assertThat(at(template.tables(), "Things").ttlAttribute()).contains("ttl");
        assertThat(template.cors())
                .isEqualTo(
                        new Template.Cors(List.of("http://a"), List.of("GET"), List.of("x-a"), List.of(), false, 600));
        assertThat(read(WHOLE, Map.of("Topic", "t")).queues()).containsKey("OnlyWithTopic");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Type: AWS::DynamoDB::Table                   | Type: AWS::Nowhere::Thing                    | Things is of a type
            VisibilityTimeout: 60                        | VisibilityTimeouts: 60                       | Jobs has a property that is not known here: VisibilityTimeouts
            VisibilityTimeout: 60                        | VisibilityTimeout: soon                      | Jobs.VisibilityTimeout has to be a number
            Runtime: java25                              | Runtime: java99                              | Work.Runtime has to be java25
            Timeout: 20                                  | Timeout: 901                                 | Work.Timeout has to be from 1 to 900
            Handler: a.B                                 | Handlers: a.B                                | Work has a property that is not known here: Handlers
            Method: any                                  | Method: fetch                                | Work.Events.Route.Properties.Method is not known
            StartingPosition: TRIM_HORIZON               | StartingPosition: NOW                        | StartingPosition has to be TRIM_HORIZON or LATEST
            [ReportBatchItemFailures]                    | [ReportFailures]                             | FunctionResponseTypes is not known at Lambda
            Type: EventBridgeRule                        | Type: Kafka                                  | an event of a type that is not known here: Kafka
            !Ref AccessTtl                               | !Ref AcessTtl                                | there is no resource or parameter AcessTtl
            !Ref AccessTtl                               | !Base64 AccessTtl                            | it is no YAML that is known here
            !Not [!Equals [!Ref Topic, ""]]              | !Not [!Condition Other]                      | there is no condition Other
            Parameters:                                  | Parameter:                                   | the template has a property that is not known here: Parameter
            """)
    @DisplayName("INFRA-HOST-623 what is not known is an error that says where it stands")
    void refusesTheUnknown(String from, String to, String sentence) {
        // Given
        var last = WHOLE.lastIndexOf(from);
        var yaml = WHOLE.substring(0, last) + to + WHOLE.substring(last + from.length());

        // When / Then
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-624 a parameter without a value says which variable sets it, and a variable sets it by its name")
    void namesTheVariableOfAParameter() {
        // Given
        var yaml = "Parameters: {MailFrom: {Type: String}}\nGlobals: {}\nResources: {}";

        // When / Then
        assertThatThrownBy(() -> read(yaml, Map.of())).hasMessageContaining("set GROUNDWORK_MAIL_FROM");
        assertThat(ParameterNames.fromEnvironment(Map.of("GROUNDWORK_MAIL_FROM", "a@b", "PATH", "/bin")))
                .containsExactly(Map.entry("MailFrom", "a@b"));
    }

    private static final String LOOPS = """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Mappings:
              Keys:
                First: {Name: one}
                Second: {Name: two}
            Globals:
              Function: {Runtime: java25, Architectures: [arm64]}
            Resources:
              Fn::ForEach::Keys:
                - Key
                - [First, Second]
                - ${Key}:
                    Type: AWS::SecretsManager::Secret
                    Properties:
                      Name: !Sub ["keys/${AWS::Region}/${Name}", {Name: !FindInMap [Keys, !Ref Key, Name]}]
                  ${Key}Rotation:
                    Type: AWS::SecretsManager::RotationSchedule
                    Properties:
                      SecretId: !Ref {"Fn::Sub": "${Key}"}
                      RotationLambdaARN: !GetAtt Work.Arn
                  Fn::ForEach::Logs:
                    - Kind
                    - [In, Out]
                    - ${Key}${Kind}:
                        Type: AWS::Logs::LogGroup
                        Properties:
                          LogGroupName: !Sub /${Kind}/${AWS::Partition}
                          Arns: [!GetAtt [!Sub "${Key}", Id], !Sub "${Key}"]
              Work:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: functions/work, Handler: a.B, Environment: &same {Variables: {KEY: !Ref First}}}
              Other:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: functions/work, Handler: a.C, Environment: *same}
            """;

    @Test
    @DisplayName(
            "INFRA-HOST-625 a loop makes a resource for each of its collection, with its identifier replaced by it")
    void expandsLoops() {
        // Given / When
        var template = read(LOOPS, Map.of());

        // Then
        assertThat(template.secrets().keySet()).containsExactly("First", "Second");
        assertThat(at(template.secrets(), "Second").name()).isEqualTo("keys/eu-central-1/two");
        assertThat(at(template.secrets(), "Second").rotation()).contains("Work");
        assertThat(at(template.functions(), "Other").environment())
                .isEqualTo(at(template.functions(), "Work").environment());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-626 the processed template has every resource, resolved, and functions with what Globals give them")
    void processes() {
        // Given / When
        var resources = TemplateReader.resources(write(LOOPS), Map.of(), "http://127.0.0.1:1");

        // Then
        assertThat(resources.keySet())
                .containsExactly(
                        "First",
                        "FirstRotation",
                        "FirstIn",
                        "FirstOut",
                        "Second",
                        "SecondRotation",
                        "SecondIn",
                        "SecondOut",
                        "Work",
                        "Other");
        assertThat(at(resources, "SecondOut"))
                .containsEntry("LogGroupName", "/Out/aws")
                .containsEntry("Arns", List.of(Resources.secretArn("keys/eu-central-1/two"), "Second"));
        assertThat(at(resources, "Work")).containsEntry("Runtime", "java25").containsEntry("Handler", "a.B");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            [AWS::LanguageExtensions, AWS::Serverless-2016-10-31] | AWS::Serverless-2016-10-31                            | a loop needs Transform
            [AWS::LanguageExtensions, AWS::Serverless-2016-10-31] | [AWS::Serverless-2016-10-31, AWS::LanguageExtensions] | a loop needs Transform
            - [First, Second]                                     | - [First, First]                                      | Resources.Fn::ForEach::Keys makes First a second time
            - [First, Second]                                     | - [First, Work]                                       | makes Work a second time
            - [First, Second]                                     | - !Ref Names                                          | has to be [Identifier, [values], {key: value}]
            [Keys, !Ref Key, Name]                                | [Keys, !Ref Key, Title]                               | Mappings.Keys.First has no Title
            [Keys, !Ref Key, Name]                                | [Keys, !Ref Key]                                      | !FindInMap needs a mapping and two keys
            SecretId: !Ref {"Fn::Sub": "${Key}"}                  | SecretId: !Ref {"Fn::Sub": "${Kay}"}                  | there is no resource or parameter {Fn::Sub=${Kay}}
            """)
    @DisplayName("INFRA-HOST-627 a loop that CloudFormation would refuse is an error that says where it stands")
    void refusesLoops(String from, String to, String sentence) {
        // Given
        assertThat(LOOPS).contains(from);

        // When / Then
        assertThatThrownBy(() -> read(LOOPS.replace(from, to), Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(sentence);
    }
}
