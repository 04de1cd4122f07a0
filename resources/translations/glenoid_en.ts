<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>glenoid::ui::BatchPage</name>
    <message numerus="yes">
        <source>about %n seconds left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new batch replaces its %n answers.</source>
        <translation>
            <numerusform>A new batch replaces its %n answer.</numerusform>
            <numerusform>A new batch replaces its %n answers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchState</name>
    <message numerus="yes">
        <source>%n rows were saved to %1.</source>
        <translation>
            <numerusform>%n row was saved to %1.</numerusform>
            <numerusform>%n rows were saved to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A table of %n answers was replaced.</source>
        <translation>
            <numerusform>A table of %n answer was replaced.</numerusform>
            <numerusform>A table of %n answers was replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchTable</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::CaseList</name>
    <message numerus="yes">
        <source>Skipped %n files that cannot be opened. The first: %1</source>
        <translation>
            <numerusform>Skipped %n file that cannot be opened: %1</numerusform>
            <numerusform>Skipped %n files that cannot be opened. The first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures closed.</source>
        <translation>
            <numerusform>%n picture closed.</numerusform>
            <numerusform>%n pictures closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::DataPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n maker(s)</source>
        <translation>
            <numerusform>of %n maker</numerusform>
            <numerusform>of %n makers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n file skipped</numerusform>
            <numerusform>%n files skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near-duplicate pair(s) kept together</source>
        <translation>
            <numerusform>%n near-duplicate pair kept together</numerusform>
            <numerusform>%n near-duplicate pairs kept together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::IdentifyPage</name>
    <message numerus="yes">
        <source>%n measurements were removed.</source>
        <translation>
            <numerusform>%n measurement was removed.</numerusform>
            <numerusform>%n measurements were removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Leaving</name>
    <message numerus="yes">
        <source>The batch: a table of %n answers</source>
        <translation>
            <numerusform>The batch: a table of %n answer</numerusform>
            <numerusform>The batch: a table of %n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MapView</name>
    <message numerus="yes">
        <source>Doubtful labels (%n)</source>
        <translation>
            <numerusform>Doubtful labels (%n)</numerusform>
            <numerusform>Doubtful labels (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All pictures (%n)</source>
        <translation>
            <numerusform>All pictures (%n)</numerusform>
            <numerusform>All pictures (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen on the map (%n)</source>
        <translation>
            <numerusform>Chosen on the map (%n)</numerusform>
            <numerusform>Chosen on the map (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test part (%n)</source>
        <translation>
            <numerusform>Test part (%n)</numerusform>
            <numerusform>Test part (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MessageStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PretrainingPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ReadingPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n file skipped</numerusform>
            <numerusform>%n files skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ResultsPage</name>
    <message numerus="yes">
        <source>Mistakes, most confident first (%n)</source>
        <translation>
            <numerusform>Mistakes (%n)</numerusform>
            <numerusform>Mistakes, most confident first (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 identified as %2 (%n)</source>
        <translation>
            <numerusform>%1 identified as %2 (%n)</numerusform>
            <numerusform>%1 identified as %2 (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunList</name>
    <message numerus="yes">
        <source>%n runs were deleted.</source>
        <translation>
            <numerusform>%n run was deleted.</numerusform>
            <numerusform>%n runs were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunPage</name>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunsPage</name>
    <message numerus="yes">
        <source>%1 (%n methods)</source>
        <translation>
            <numerusform>%1 (%n method)</numerusform>
            <numerusform>%1 (%n methods)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::TagBrowser</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
