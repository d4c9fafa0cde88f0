package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppSettings;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.dynamodb.Item;

/** The settings of an app within its item. */
final class SettingsItem {

    private static final String NAME = "name";
    private static final String ROOT_DIRECTORY = "rootDirectory";
    private static final String BUILD_COMMAND = "buildCommand";
    private static final String START_COMMAND = "startCommand";
    private static final String OUTPUT_DIRECTORY = "outputDirectory";

    private SettingsItem() {}

    static void write(Item.Builder item, AppSettings settings) {
        var build = settings.build();
        item.set(NAME, settings.name().value())
                .set(ROOT_DIRECTORY, build.rootDirectory().map(Directory::value))
                .set(BUILD_COMMAND, build.buildCommand().map(CommandLine::value))
                .set(START_COMMAND, build.startCommand().map(CommandLine::value))
                .set(OUTPUT_DIRECTORY, build.outputDirectory().map(Directory::value));
    }

    static AppSettings read(Item item) {
        return new AppSettings(
                new AppIdentity.Name(item.string(NAME)),
                new BuildSettings(
                        item.optionalString(ROOT_DIRECTORY).map(Directory::new),
                        item.optionalString(BUILD_COMMAND).map(CommandLine::new),
                        item.optionalString(START_COMMAND).map(CommandLine::new),
                        item.optionalString(OUTPUT_DIRECTORY).map(Directory::new)));
    }
}
