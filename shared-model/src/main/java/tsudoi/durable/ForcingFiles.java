package tsudoi.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.serializer.afs.types.ADirectory;
import org.eclipse.serializer.afs.types.AItem;
import org.eclipse.store.afs.nio.types.NioIoHandler;
import org.eclipse.store.afs.nio.types.NioWritableFile;
import org.jspecify.annotations.Nullable;

/// The file access given to Eclipse Store, which by itself never forces anything.
///
/// Every write, cut and copy is forced before it returns, and so is the directory after a file was
/// created, moved or deleted. When the disk fails once, nothing is written any more: a log entry
/// after a failed data write would promise data that may not be there.
final class ForcingFiles implements InvocationHandler {
  private static final String TYPE_DICTIONARY_SUFFIX = ".ptd";

  private final NioIoHandler files = NioIoHandler.New();
  private final Disk disk;
  private volatile boolean typesComplete;
  private volatile @Nullable Exception failure;

  ForcingFiles(Disk disk) {
    this.disk = disk;
  }

  /// The handler has some forty methods and only a dozen of them change anything.
  NioIoHandler handler() {
    return (NioIoHandler)
        Proxy.newProxyInstance(
            NioIoHandler.class.getClassLoader(), new Class<?>[] {NioIoHandler.class}, this);
  }

  /// From now on no new type may come up, see [StoredRoot#kinds].
  void typesAreComplete() {
    typesComplete = true;
  }

  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? new Object[0] : given;
    return switch (method.getName()) {
      case "writeBytes", "truncate" -> changeFile(arguments[0], method, arguments);
      case "copyTo" -> changeFile(target(arguments), method, arguments);
      case "copyFrom" -> changeFile(target(arguments), method, arguments);
      case "create", "ensureExists", "deleteFile", "moveFile" -> changeNames(method, arguments);
      default -> call(method, arguments);
    };
  }

  private static @Nullable Object target(@Nullable Object[] arguments) {
    for (int i = arguments.length - 1; i >= 0; i--) {
      if (arguments[i] instanceof NioWritableFile file) {
        return file;
      }
    }
    throw new IllegalStateException("a copy without a target");
  }

  private @Nullable Object changeFile(
      @Nullable Object changed, Method method, @Nullable Object[] arguments) throws Throwable {
    if (!(changed instanceof NioWritableFile file)) {
      throw new IllegalStateException("not a file of this disk: " + changed);
    }
    Path path = file.path();
    if (typesComplete && path.toString().endsWith(TYPE_DICTIONARY_SUFFIX)) {
      throw new IllegalStateException("a type came up after the store was created");
    }
    if (failure != null) {
      return unwritten(method, arguments);
    }
    Object result = callRememberingFailure(method, arguments);
    attempt(() -> {
      disk.changed(path);
      FileChannel open = file.fileChannel();
      if (open != null && open.isOpen()) {
        disk.force(path, open);
      } else {
        try (FileChannel reopened = FileChannel.open(path, StandardOpenOption.WRITE)) {
          disk.force(path, reopened);
        }
      }
    });
    return result;
  }

  private @Nullable Object changeNames(Method method, @Nullable Object[] arguments)
      throws Throwable {
    Path path = path(arguments[0]);
    if (method.getName().equals("ensureExists") && Files.exists(path)) {
      return call(method, arguments);
    }
    if (failure != null) {
      return call(method, arguments);
    }
    Object result = callRememberingFailure(method, arguments);
    attempt(() -> {
      if (method.getName().equals("moveFile")) {
        Path target = path(arguments[1]);
        disk.moved(path, target);
        disk.forceDirectory(parent(target));
      } else {
        disk.changed(path);
      }
      disk.forceDirectory(parent(path));
    });
    return result;
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }

  private Path path(@Nullable Object item) {
    return switch (item) {
      case NioWritableFile file -> file.path();
      case ADirectory directory -> files.toPath((AItem) directory);
      case null, default -> throw new IllegalStateException("not of this disk: " + item);
    };
  }

  /// Pretends, so that Eclipse Store stays alive for readers; the commit is failed by the writer.
  private static @Nullable Object unwritten(Method method, @Nullable Object[] arguments) {
    if (method.getReturnType() != long.class) {
      return null;
    }
    long bytes = 0;
    if (arguments[arguments.length - 1] instanceof Iterable<?> buffers) {
      for (Object buffer : buffers) {
        bytes += ((ByteBuffer) buffer).remaining();
      }
    }
    return bytes;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException | UncheckedIOException e) {
      failure = e;
    }
  }

  private @Nullable Object callRememberingFailure(Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return call(method, arguments);
    } catch (Exception e) {
      failure = e;
      throw e;
    }
  }

  private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable {
    try {
      return method.invoke(files, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
