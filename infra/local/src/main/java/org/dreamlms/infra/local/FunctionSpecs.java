package org.dreamlms.infra.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.dreamlms.infra.local.runtime.FunctionSpec;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.dreamlms.infra.local.stores.FunctionVariables;
import org.dreamlms.infra.local.stores.SigningKeys;
import org.dreamlms.infra.local.stores.Stores;
import org.dreamlms.infra.local.stores.WebhookSecret;
import org.dreamlms.infra.local.template.LocalTemplate;

/** What the functions of a template run as on this machine. */
final class FunctionSpecs {
  /** Nobody sits at a breakpoint within the 28 s of a function. */
  private static final Duration DEBUGGED_TIMEOUT = Duration.ofHours(1);

  private static final int WAITING = (int) PlatformLimits.WAITING_INVOCATIONS.value();

  private final LocalSettings settings;
  private final FunctionVariables variables;
  private final boolean inProcess;

  FunctionSpecs(LocalSettings settings, Stores stores, SigningKeys keys, WebhookSecret webhook) {
    this.settings = settings;
    this.inProcess = settings.runtime().chosen() == RuntimeKind.IN_PROCESS;
    Map<String, String> local = new HashMap<>(stores.settings());
    local.put(WebhookSecret.VARIABLE, webhook.reveal());
    local.put("ACCESS_SIGNING_KEY", keys.signing());
    local.put("ACCESS_PUBLIC_KEYS", keys.published());
    this.variables =
        new FunctionVariables(
            String.valueOf(settings.template().getFileName()),
            local,
            stores.endpoints(),
            settings.caller());
  }

  /**
   * @throws Refusal when a secret has no value here
   */
  List<FunctionSpec> of(LocalTemplate template) {
    return template.functions().stream().map(this::of).toList();
  }

  /**
   * @throws Refusal when the function to debug is not in the template, or no debugger can reach it
   */
  static void checkDebugged(LocalSettings settings, LocalTemplate template) {
    settings
        .debug()
        .filter(name -> template.function(name).isEmpty())
        .ifPresent(
            name -> {
              throw new Refusal(
                  "--debug "
                      + name
                      + ": there is no such function. Functions: "
                      + String.join(
                          ", ",
                          template.functions().stream().map(LocalTemplate.Function::name).toList())
                      + ".");
            });
    boolean debuggable =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(option -> option.contains("jdwp"));
    if (settings.debug().isPresent()
        && settings.runtime().chosen() == RuntimeKind.IN_PROCESS
        && !debuggable) {
      throw new Refusal(
          "--debug in-process is for the one JVM that all functions run in, and this one takes no"
              + " debugger. Start it by infra/local/up --runtime in-process --debug FUNCTION.");
    }
  }

  /**
   * With a concurrency of its own a function refuses what is beyond it, as on the real platform.
   */
  private static int reserved(LocalTemplate.Function function) {
    return function.reservedConcurrency().orElse(Integer.MAX_VALUE);
  }

  private FunctionSpec of(LocalTemplate.Function function) {
    boolean debugged = settings.debug().filter(function.name()::equals).isPresent();
    Map<String, Map<String, String>> extras = settings.extraVariables();
    Map<String, String> extra = new HashMap<>(extras.getOrDefault("*", Map.of()));
    extra.putAll(extras.getOrDefault(function.name(), Map.of()));
    int most = debugged ? 1 : Math.min(settings.environments(), reserved(function));
    return new FunctionSpec(
        function.name(),
        function.codeUri(),
        function.handler(),
        function.memoryMegabytes(),
        debugged ? DEBUGGED_TIMEOUT : function.timeout(),
        variables.of(function, extra),
        Math.max(1, most),
        Math.max(0, Math.min(reserved(function) - most, WAITING)),
        function.jsonLogs(),
        debugged && !inProcess ? Optional.of(LocalPorts.reserve(0)) : Optional.empty(),
        List.of());
  }
}
