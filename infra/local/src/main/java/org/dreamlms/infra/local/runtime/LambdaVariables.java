package org.dreamlms.infra.local.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lambda's own variables. Source: Lambda Developer Guide, "Defined runtime environment variables".
 */
final class LambdaVariables {
  private LambdaVariables() {}

  /**
   * What an environment finds: its function's variables, and Lambda's, which win.
   *
   * @param stream the environment's name, which stands for the log stream
   */
  static Map<String, String> with(FunctionSpec function, String stream) {
    Map<String, String> variables = new LinkedHashMap<>(function.variables());
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
    // AWS_Lambda_java25 there: by it functions know that they are deployed, and refuse local keys.
    variables.put("AWS_EXECUTION_ENV", "Local_java25");
    variables.put("LAMBDA_TASK_ROOT", function.codeUri().toString());
    variables.put("LAMBDA_RUNTIME_DIR", function.codeUri().toString());
    variables.put("TZ", "UTC");
    variables.put("LANG", "en_US.UTF-8");
    if (function.jsonLogs()) {
      variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
      variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    }
    return variables;
  }
}
