package io.kopilka.local;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the manifest; classes run straight from a folder have none.
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var written = Kopilka.class.getPackage().getImplementationVersion();
        return new String[] {"kopilka " + Objects.requireNonNullElse(written, "(unpackaged)")};
    }
}
