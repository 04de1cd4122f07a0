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
    <name>glenoid::ui::ResultsPage</name>
    <message numerus="yes">
        <source>Mistakes, most confident first (%n)</source>
        <translation>
            <numerusform>Mistakes (%n)</numerusform>
            <numerusform>Mistakes, most confident first (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunList</name>
    <message numerus="yes">
        <source>Delete %n runs with their weights and figures?</source>
        <translation>
            <numerusform>Delete %n run with its weights and figures?</numerusform>
            <numerusform>Delete %n runs with their weights and figures?</numerusform>
        </translation>
    </message>
</context>
</TS>
