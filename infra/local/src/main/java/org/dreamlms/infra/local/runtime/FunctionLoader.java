package org.dreamlms.infra.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.dreamlms.infra.local.border.Guest;
import org.dreamlms.infra.local.inside.FunctionGuest;

/**
 * The classes of one environment inside this JVM: those of the Runtime Interface Client, then of
 * the task root, then of the jars of {@code lib/} in the order of their names, as on Lambda.
 *
 * <p>Its parent is the JDK's: a function sees no class of infra/local and of no other function. The
 * only ones are those it is called through: {@code border} is shared, {@code inside} is loaded
 * anew.
 */
final class FunctionLoader extends URLClassLoader {
  private static final String SHARED = Guest.class.getPackageName() + ".";
  private static final String INSIDE = FunctionGuest.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  private final Redirection redirection = new Redirection(this);
  private final Map<String, JarFile> jars = new ConcurrentHashMap<>();

  FunctionLoader(FunctionSpec function) {
    super(function.name(), urls(function), ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try {
      if (name.startsWith(SHARED)) {
        return Class.forName(name, false, Guest.class.getClassLoader());
      }
      if (name.startsWith(INSIDE)) {
        byte[] file = ofThisProgram(path);
        return defineClass(name, file, 0, file.length);
      }
      URL found = findResource(path);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      return found.getProtocol().equals("jar") ? ofJar(name, found) : ofFolder(name, path, found);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    for (JarFile jar : jars.values()) {
      jar.close();
    }
  }

  private Class<?> ofJar(String name, URL found) throws IOException {
    String place = found.getPath();
    int end = place.lastIndexOf("!/");
    URL jarUrl = URI.create(place.substring(0, end)).toURL();
    JarFile jar = jars.computeIfAbsent(jarUrl.toString(), FunctionLoader::open);
    try (InputStream file = jar.getInputStream(jar.getEntry(place.substring(end + 2)))) {
      announce(name, jar.getManifest(), jarUrl);
      return define(name, file.readAllBytes(), jarUrl);
    }
  }

  private Class<?> ofFolder(String name, String path, URL found) throws IOException {
    String place = found.toString();
    URL root = URI.create(place.substring(0, place.length() - path.length())).toURL();
    announce(name, new Manifest(), root);
    return define(name, Files.readAllBytes(Path.of(URI.create(place))), root);
  }

  private Class<?> define(String name, byte[] file, URL place) {
    byte[] redirected = redirection.of(file);
    return defineClass(
        name, redirected, 0, redirected.length, new CodeSource(place, (CodeSigner[]) null));
  }

  /** With what the manifest says of it: some libraries read their version there. */
  private void announce(String className, Manifest manifest, URL place) {
    int dot = className.lastIndexOf('.');
    if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
      return;
    }
    try {
      definePackage(className.substring(0, dot), manifest, place);
    } catch (IllegalArgumentException e) {
      // Another thread was faster.
    }
  }

  private static JarFile open(String url) {
    try {
      return new JarFile(Path.of(URI.create(url)).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ofThisProgram(String path) throws IOException {
    try (InputStream file = FunctionGuest.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new IOException("no " + path);
      }
      return file.readAllBytes();
    }
  }

  private static URL[] urls(FunctionSpec function) {
    List<Path> places = new ArrayList<>(RuntimeClient.jars());
    places.add(function.codeUri());
    Path lib = function.codeUri().resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> files = Files.list(lib)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(places::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    places.addAll(function.classPath());
    return places.stream().map(FunctionLoader::url).toArray(URL[]::new);
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
