package io.kopilka.lambda.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// The log of a function, found by SLF4J: lines of JSON on its output, which CloudWatch takes apart by itself.
///
/// Of the service everything from `INFO` up, of libraries from `WARN` up. There is nothing to configure: a logging
/// library would read its configuration at every start, before the first answer.
public final class JsonLines implements SLF4JServiceProvider, ILoggerFactory {

    private static final String OURS = "io.kopilka";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter none = new NOPMDCAdapter();
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, each -> new JsonLogger(each, each.startsWith(OURS), System.out));
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return none;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Nothing has to be read or opened.
    }
}
