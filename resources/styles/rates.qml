<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" styleCategories="Symbology|Labeling" version="3.40.0">
  <renderer-v2 type="RuleRenderer" enableorderby="1" forceraster="0" referencescale="-1" symbollevels="0">
    <rules key="root">
      <rule key="zero" label="zero" symbol="0"/>
      <rule key="class1" label="class1" symbol="1"/>
      <rule key="class2" label="class2" symbol="2"/>
      <rule key="class3" label="class3" symbol="3"/>
      <rule key="class4" label="class4" symbol="4"/>
      <rule key="class5" label="class5" symbol="5"/>
      <rule key="below_minimum" label="below_minimum" symbol="6"/>
      <rule key="no_population" label="no_population" symbol="7"/>
      <rule key="events_without_population" label="events_without_population" symbol="8"/>
      <rule key="missing" label="missing" symbol="9"/>
    </rules>
    <symbols>
      <symbol name="0" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-1">
          <Option type="Map">
            <Option name="color" value="255,250,227,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="1" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-2">
          <Option type="Map">
            <Option name="color" value="254,227,145,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="2" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-3">
          <Option type="Map">
            <Option name="color" value="254,196,79,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="3" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-4">
          <Option type="Map">
            <Option name="color" value="254,153,41,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="4" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-5">
          <Option type="Map">
            <Option name="color" value="217,95,14,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="5" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-6">
          <Option type="Map">
            <Option name="color" value="153,52,4,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="6" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-7">
          <Option type="Map">
            <Option name="color" value="242,242,242,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.05" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
        <layer class="LinePatternFill" id="rates-8">
          <Option type="Map">
            <Option name="angle" value="45" type="QString"/>
            <Option name="color" value="" type="QString"/>
            <Option name="coordinate_reference" value="viewport" type="QString"/>
            <Option name="distance" value="0.9" type="QString"/>
            <Option name="distance_unit" value="MM" type="QString"/>
            <Option name="line_width" value="0" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
          <symbol name="@6@1" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="rates-9">
              <Option type="Map">
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="line_color" value="189,189,189,255" type="QString"/>
                <Option name="line_width" value="0.12" type="QString"/>
                <Option name="line_width_unit" value="MM" type="QString"/>
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="7" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-10">
          <Option type="Map">
            <Option name="color" value="255,255,255,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="166,166,166,255" type="QString"/>
            <Option name="outline_style" value="dot" type="QString"/>
            <Option name="outline_width" value="0.12" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="8" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-11">
          <Option type="Map">
            <Option name="color" value="242,242,242,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
        <layer class="LinePatternFill" id="rates-12">
          <Option type="Map">
            <Option name="angle" value="45" type="QString"/>
            <Option name="color" value="" type="QString"/>
            <Option name="coordinate_reference" value="viewport" type="QString"/>
            <Option name="distance" value="1.1" type="QString"/>
            <Option name="distance_unit" value="MM" type="QString"/>
            <Option name="line_width" value="0" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
          <symbol name="@8@1" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="rates-13">
              <Option type="Map">
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="line_color" value="127,127,127,255" type="QString"/>
                <Option name="line_width" value="0.15" type="QString"/>
                <Option name="line_width_unit" value="MM" type="QString"/>
              </Option>
            </layer>
          </symbol>
        </layer>
        <layer class="LinePatternFill" id="rates-14">
          <Option type="Map">
            <Option name="angle" value="135" type="QString"/>
            <Option name="color" value="" type="QString"/>
            <Option name="coordinate_reference" value="viewport" type="QString"/>
            <Option name="distance" value="1.1" type="QString"/>
            <Option name="distance_unit" value="MM" type="QString"/>
            <Option name="line_width" value="0" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
          <symbol name="@8@2" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="rates-15">
              <Option type="Map">
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="line_color" value="127,127,127,255" type="QString"/>
                <Option name="line_width" value="0.15" type="QString"/>
                <Option name="line_width_unit" value="MM" type="QString"/>
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="9" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="rates-16">
          <Option type="Map">
            <Option name="color" value="242,242,242,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
        <layer class="LinePatternFill" id="rates-17">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="color" value="" type="QString"/>
            <Option name="coordinate_reference" value="viewport" type="QString"/>
            <Option name="distance" value="1.1" type="QString"/>
            <Option name="distance_unit" value="MM" type="QString"/>
            <Option name="line_width" value="0" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
          <symbol name="@9@1" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="rates-18">
              <Option type="Map">
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="line_color" value="166,166,166,255" type="QString"/>
                <Option name="line_width" value="0.15" type="QString"/>
                <Option name="line_width_unit" value="MM" type="QString"/>
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
    <orderby>
      <orderByClause asc="1" nullsFirst="0">"period_start"</orderByClause>
    </orderby>
  </renderer-v2>
  <layerGeometryType>2</layerGeometryType>
</qgis>
