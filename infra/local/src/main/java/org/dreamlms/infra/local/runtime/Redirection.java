package org.dreamlms.infra.local.runtime;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.dreamlms.infra.local.inside.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Makes a class of a function ask {@link Surroundings} for what belongs to a process: environment
 * variables, standard output, and its end.
 *
 * <p>Calls and method references are redirected, also those of libraries; what asks by reflection
 * is not.
 */
final class Redirection {
  private static final ClassDesc SURROUNDINGS = ClassDesc.of(Surroundings.class.getName());
  private static final ClassDesc CD_SYSTEM = ClassDesc.of(System.class.getName());
  private static final ClassDesc CD_RUNTIME = ClassDesc.of(Runtime.class.getName());
  private static final ClassDesc CD_PRINTS = ClassDesc.of(java.io.PrintStream.class.getName());

  private static final Set<String> OF_SYSTEM = Set.of("getenv", "exit");
  private static final Set<String> STREAMS = Set.of("out", "err");
  private static final Set<String> OF_RUNTIME =
      Set.of("exit", "halt", "addShutdownHook", "removeShutdownHook");

  /** A change of a method: what is written in place of one instruction. */
  private interface Replacement extends Consumer<CodeBuilder> {}

  private final ClassFile classes;

  /**
   * @param loader whose classes are redirected
   */
  Redirection(ClassLoader loader) {
    ClassHierarchyResolver resources = ClassHierarchyResolver.ofResourceParsing(loader);
    this.classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                resources.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
  }

  /** The class file as it should be; most are returned as they are. */
  byte[] of(byte[] file) {
    return mayNeedIt(file)
        ? classes.transformClass(
            classes.parse(file),
            ClassTransform.transformingMethodBodies(Redirection::needsIt, Redirection::write))
        : file;
  }

  /** A cheap look at the names in the constant pool, so that few classes are taken apart. */
  private static boolean mayNeedIt(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return (has(text, "java/lang/System") && (has(text, OF_SYSTEM) || has(text, STREAMS)))
        || (has(text, "java/lang/Runtime") && has(text, OF_RUNTIME));
  }

  private static boolean has(String file, Set<String> names) {
    return names.stream().anyMatch(name -> has(file, name));
  }

  /** As a constant: tag 1, the length in two bytes, the letters (JVMS 4.4.7). */
  private static boolean has(String file, String name) {
    return file.contains("\u0001\0" + (char) name.length() + name);
  }

  private static boolean needsIt(MethodModel method) {
    return method
        .code()
        .filter(code -> code.elementStream().anyMatch(element -> replacement(element) != null))
        .isPresent();
  }

  private static void write(CodeBuilder code, CodeElement element) {
    Replacement replacement = replacement(element);
    if (replacement == null) {
      code.with(element);
    } else {
      replacement.accept(code);
    }
  }

  private static @Nullable Replacement replacement(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> call(call);
      case FieldInstruction field -> stream(field);
      case InvokeDynamicInstruction call -> reference(call);
      default -> null;
    };
  }

  private static @Nullable Replacement call(InvokeInstruction call) {
    ClassDesc owner = call.owner().asSymbol();
    String name = call.name().stringValue();
    MethodTypeDesc type = call.typeSymbol();
    if (owner.equals(CD_SYSTEM) && OF_SYSTEM.contains(name)) {
      return code -> code.invokestatic(SURROUNDINGS, name, type);
    }
    if (owner.equals(CD_RUNTIME) && OF_RUNTIME.contains(name)) {
      return code -> code.invokestatic(SURROUNDINGS, name, type.insertParameterTypes(0, owner));
    }
    return null;
  }

  private static @Nullable Replacement stream(FieldInstruction field) {
    String name = field.name().stringValue();
    boolean ours =
        field.opcode() == Opcode.GETSTATIC
            && field.owner().asSymbol().equals(CD_SYSTEM)
            && STREAMS.contains(name);
    return ours
        ? code -> code.invokestatic(SURROUNDINGS, name, MethodTypeDesc.of(CD_PRINTS))
        : null;
  }

  /** A method reference: the method stands among the arguments of what makes the lambda. */
  private static @Nullable Replacement reference(InvokeDynamicInstruction call) {
    ConstantDesc[] arguments = call.bootstrapArgs().toArray(ConstantDesc[]::new);
    boolean any = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof DirectMethodHandleDesc method
          && method.owner().equals(CD_SYSTEM)
          && OF_SYSTEM.contains(method.methodName())) {
        arguments[i] =
            MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                SURROUNDINGS,
                method.methodName(),
                method.invocationType());
        any = true;
      }
    }
    DynamicCallSiteDesc site =
        DynamicCallSiteDesc.of(
            call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
    return any ? code -> code.invokedynamic(site) : null;
  }
}
