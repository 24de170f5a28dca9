package org.dreamlms.infra.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate.Bucket;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.local.template.LocalTemplate.Function;
import org.dreamlms.infra.local.template.LocalTemplate.Key;
import org.dreamlms.infra.local.template.LocalTemplate.Queue;
import org.dreamlms.infra.local.template.LocalTemplate.Route;
import org.dreamlms.infra.local.template.LocalTemplate.Setting;
import org.dreamlms.infra.local.template.LocalTemplate.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateReaderTest {
  private static final Addresses ADDRESSES =
      new Addresses(
          "http://127.0.0.1:8000",
          "http://127.0.0.1:9324",
          "http://127.0.0.1:9000",
          Map.of("Hook", "http://127.0.0.1:8001"));

  @TempDir Path folder;

  @Test
  void a_function_s_own_url_is_told_to_others() throws IOException {
    LocalTemplate template =
        read(
            """
            Globals: {Function: {Runtime: java25, Handler: a.B, Timeout: 28, MemorySize: 512}}
            Resources:
              Hook:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: hook, FunctionUrlConfig: {AuthType: NONE}}
              Caller:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: caller
                  Environment: {Variables: {HOOK: !GetAtt HookUrl.FunctionUrl}}
            """);

    assertThat(template.function("Caller").orElseThrow().environment())
        .containsEntry("HOOK", new Setting("http://127.0.0.1:8001/", 10));
  }

  @Test
  void a_function_is_its_globals_overridden_by_its_own() throws IOException {
    LocalTemplate template =
        read(
            """
            Globals:
              Function:
                Runtime: java25
                MemorySize: 1024
                Timeout: 28
                Tracing: Active
                Environment: {Variables: {LOG_LEVEL: INFO, A: below}}
            Resources:
              Catalog:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: functions/catalog/target/function
                  Handler: a.B
                  MemorySize: 512
                  Environment: {Variables: {A: above}}
                  Events:
                    One: {Type: HttpApi, Properties: {Method: get, Path: '/books/{id}', TimeoutInMillis: 900}}
            """);

    assertThat(template.functions())
        .containsExactly(
            new Function(
                "Catalog",
                12,
                folder.resolve("functions/catalog/target/function"),
                "a.B",
                512,
                Duration.ofSeconds(28),
                Map.of("LOG_LEVEL", new Setting("INFO", 7), "A", new Setting("above", 15)),
                List.of(new Route("GET", "/books/{id}", "Catalog", Duration.ofMillis(900), 17)),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false));
    assertThat(template.withoutEffect()).containsOnlyKeys("Tracing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref Name | dream",
        "!Ref AWS::Region | us-east-1",
        "!Sub '${Name}-${AWS::AccountId}' | dream-000000000000",
        "!Sub ['${X}/${!Y}', {X: !Ref Name}] | dream/${Y}",
        "!Join ['-', [a, !Ref Name]] | a-dream",
        "!Join ['', !Ref Names] | onetwo",
        "!Select [1, !Split [',', 'a,b']] | b",
        "!If [Small, little, !Ref Name] | dream",
        "!If [Both, yes, no] | yes",
        "!FindInMap [Sizes, !Ref Name, size] | 5",
        "!GetAtt Jobs.Arn | arn:aws:sqs:us-east-1:000000000000:jobs",
        "!Ref Jobs | http://127.0.0.1:9324/000000000000/jobs",
        "!Ref Epochs | Epochs",
        "!Ref Uploads | uploads-dream",
        "{Fn::Sub: '${Uploads.Arn}/*'} | arn:aws:s3:::uploads-dream/*",
        "{Ref: Name} | dream",
        "!GetAtt Api.ApiEndpoint | http://127.0.0.1:8000",
        "!Sub '{{resolve:secretsmanager:${Name}:SecretString:a}}' |"
            + " {{resolve:secretsmanager:dream:SecretString:a}}",
      })
  void intrinsics_mean_what_they_mean_to_cloudformation(String value, String expected)
      throws IOException {
    LocalTemplate template =
        read(
            """
            Parameters:
              Name: {Type: String, Default: dream}
              Names: {Type: CommaDelimitedList, Default: 'one, two'}
            Mappings:
              Sizes: {dream: {size: 5}}
            Conditions:
              Small: !Equals [!Ref Name, small]
              Both: !And [!Not [!Condition Small], !Or [!Equals [a, b], !Equals [c, c]]]
            Resources:
              Api: {Type: AWS::Serverless::HttpApi}
              Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
              Epochs: {Type: AWS::DynamoDB::Table}
              Uploads: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub 'uploads-${Name}'}}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  CodeUri: x
                  Handler: a.B
                  Environment:
                    Variables:
                      VALUE: <value>
            """
                .replace("<value>", value));

    assertThat(template.functions().getFirst().environment().get("VALUE"))
        .isEqualTo(new Setting(expected, 22));
  }

  @Test
  void what_is_no_value_is_not_there_and_a_condition_that_fails_removes_its_resource()
      throws IOException {
    LocalTemplate template =
        read(
            """
            Conditions:
              Never: !Equals [a, b]
            Resources:
              Gone: {Type: AWS::SQS::Queue, Condition: Never}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  CodeUri: x
                  Handler: a.B
                  Environment: {Variables: {A: !If [Never, x, !Ref AWS::NoValue]}}
            """);

    assertThat(template.queues()).isEmpty();
    assertThat(template.functions().getFirst().environment()).isEmpty();
  }

  @Test
  void a_bound_of_batches_at_once_is_taken_and_above_what_happens_here() throws IOException {
    LocalTemplate template =
        read(
            """
            Resources:
              Jobs: {Type: AWS::SQS::Queue}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  CodeUri: x
                  Handler: a.B
                  Events:
                    E:
                      Type: SQS
                      Properties: {Queue: !GetAtt Jobs.Arn, ScalingConfig: {MaximumConcurrency: 2}}
            """);

    assertThat(template.functions().getFirst().queues()).hasSize(1);
  }

  @Test
  void tables_buckets_queues_and_cors_are_read() throws IOException {
    LocalTemplate template =
        read(
            """
            Resources:
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  CorsConfiguration:
                    AllowOrigins: [http://localhost:5173]
                    AllowMethods: [get]
                    AllowHeaders: [Authorization]
                    ExposeHeaders: [ETag]
                    MaxAge: 600
                    AllowCredentials: true
              Entries:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  TimeToLiveSpecification: {AttributeName: ttl, Enabled: true}
              Teachers:
                Type: AWS::S3::Bucket
                Properties:
                  CorsConfiguration:
                    CorsRules:
                      - {AllowedOrigins: ['*'], AllowedMethods: [PUT], AllowedHeaders: ['*']}
              Dead: {Type: AWS::SQS::Queue}
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 180
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
            """);

    assertThat(template)
        .isEqualTo(
            new LocalTemplate(
                List.of(),
                Optional.of(
                    new Cors(
                        List.of("http://localhost:5173"),
                        List.of("GET"),
                        List.of("authorization"),
                        List.of("etag"),
                        Optional.of(600),
                        true)),
                List.of(
                    new Table(
                        "Entries",
                        List.of(new Key("pk", "HASH")),
                        Map.of("pk", "S"),
                        List.of(),
                        List.of(),
                        Optional.of("ttl"))),
                List.of(
                    new Bucket(
                        "teachers",
                        Optional.of(
                            new Cors(
                                List.of("*"),
                                List.of("PUT"),
                                List.of("*"),
                                List.of(),
                                Optional.empty(),
                                false)))),
                List.of(
                    new Queue("Dead", Duration.ofSeconds(30), Optional.empty(), 0),
                    new Queue("Jobs", Duration.ofSeconds(180), Optional.of("Dead"), 5)),
                new java.util.TreeMap<>(
                    Map.of("BillingMode", "nothing is billed or throttled here"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Type: AWS::SNS::Topic | template.yaml:2: the resource type AWS::SNS::Topic",
        "Type: AWS::S3::Bucket\\n    Properties: {Colour: red} | template.yaml:4: the property"
            + " Colour of Thing is not known",
        "Type: AWS::SQS::Queue\\n    Properties: {QueueName: !Base64 x} | template.yaml:4: the"
            + " intrinsic Base64 is not known",
        "Type: AWS::SQS::Queue\\n    Properties: {QueueName: !Ref Nobody} | template.yaml:4: there"
            + " is no parameter or resource Nobody",
        "Type: AWS::SQS::Queue\\n    Properties: {QueueName: !Ref AWS::NotificationARNs} |"
            + " template.yaml:4: the pseudo-parameter AWS::NotificationARNs",
        "Type: AWS::SQS::Queue\\n    Wish: come true | template.yaml:4: Wish of Thing is not known",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties: {Runtime: java21, CodeUri: x, Handler: y} | template.yaml:4: Runtime"
            + " of Thing is java21. The local cloud knows java25.",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties:\\n"
            + "      Events: {E: {Type: SNS, Properties: {}}}\\n"
            + "      Runtime: java25 | template.yaml:5: the event type SNS is not known to the"
            + " local cloud",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties:\\n"
            + "      Events: {E: {Type: Schedule, Properties: {Schedule: never}}}\\n"
            + "      Runtime: java25 | template.yaml:5: the schedule never is not known",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties:\\n"
            + "      Events: {E: {Type: SQS, Properties: {Queue: q, ScalingConfig:"
            + " {MaximumConcurrency: 1}}}}\\n"
            + "      Runtime: java25 | template.yaml:5: MaximumConcurrency of ScalingConfig",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties:\\n"
            + "      Events: {E: {Type: SQS, Properties: {Queue: q, ScalingConfig: {Most: 2}}}}\\n"
            + "      Runtime: java25 | template.yaml:5: the property Most of ScalingConfig",
        "Type: AWS::Serverless::Function\\n"
            + "    Properties:\\n"
            + "      Events: {E: {Type: HttpApi, Properties: {Auth: {}}}}\\n"
            + "      Runtime: java25 | template.yaml:5: the property Auth",
        "Type: AWS::Serverless::HttpApi\\n    Properties:\\n      CorsConfiguration: {AllowOrigins:"
            + " ['*'], AllowCredentials: true} | template.yaml:5: credentials cannot be allowed to"
            + " every origin",
        "Type: AWS::Serverless::Function\\n    Properties: {Timeout: 901} | template.yaml:4:",
      })
  void what_is_not_known_is_refused_with_its_line(String resource, String expected) {
    String yaml = "Resources:\n  Thing:\n    " + resource.replace("\\n", "\n") + "\n";

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(yaml))
        .withMessageStartingWith(expected)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  @Test
  void a_second_api_an_unknown_section_and_bad_yaml_are_refused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                read(
                    """
                    Resources:
                      A: {Type: AWS::Serverless::HttpApi}
                      B: {Type: AWS::Serverless::HttpApi}
                    """))
        .withMessageStartingWith("template.yaml:3: B is a second HTTP API beside A");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Rules: {}\n"))
        .withMessageStartingWith("template.yaml:1: the section Rules");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Resources: [\n"))
        .withMessageStartingWith("template.yaml:2: not YAML");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Resources: {}\nResources: {}\n"))
        .withMessageStartingWith("template.yaml:2: Resources is there twice");
  }

  @Test
  void a_parameter_without_a_default_wants_a_value() throws IOException {
    String yaml =
        "Parameters:\n"
            + "  Name: {Type: String}\n"
            + "Resources:\n"
            + "  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}\n";

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(yaml))
        .withMessageStartingWith("template.yaml:2: the parameter Name has no default");
    assertThat(
            TemplateReader.read(write(yaml), ADDRESSES, Map.of("Name", "given"))
                .queues()
                .getFirst()
                .name())
        .isEqualTo("given");
  }

  @Test
  void the_template_that_is_deployed_is_understood_and_its_alarms_have_no_effect_here() {
    LocalTemplate template =
        TemplateReader.read(
            Path.of(System.getProperty("dreamlms.root", "../..")).resolve("template.yaml"),
            ADDRESSES,
            Map.of("AlarmTopic", "arn:aws:sns:eu-central-1:123456789012:alarms"));

    assertThat(template.functions()).extracting(Function::name).contains("Catalog", "Workers");
    assertThat(template.withoutEffect())
        .containsEntry("AWS::CloudWatch::Alarm", "there is no CloudWatch here");
  }

  private LocalTemplate read(String yaml) throws IOException {
    return TemplateReader.read(write(yaml), ADDRESSES, Map.of());
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("template.yaml"), yaml, StandardCharsets.UTF_8);
  }
}
