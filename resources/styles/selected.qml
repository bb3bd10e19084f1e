<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" styleCategories="Symbology|Labeling" version="3.40.0">
  <renderer-v2 type="RuleRenderer" enableorderby="1" forceraster="0" referencescale="-1" symbollevels="0">
    <rules key="root">
      <rule key="selected" label="selected" symbol="0"/>
      <rule key="not_selected" label="not_selected" symbol="1"/>
      <rule key="not_ranked" label="not_ranked" symbol="2"/>
    </rules>
    <symbols>
      <symbol name="0" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="selected-1">
          <Option type="Map">
            <Option name="color" value="8,81,156,255" type="QString"/>
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
        <layer class="SimpleFill" id="selected-2">
          <Option type="Map">
            <Option name="color" value="222,235,247,255" type="QString"/>
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
        <layer class="SimpleFill" id="selected-3">
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
        <layer class="LinePatternFill" id="selected-4">
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
          <symbol name="@2@1" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="selected-5">
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
    </symbols>
    <orderby>
      <orderByClause asc="1" nullsFirst="0">"period_start"</orderByClause>
    </orderby>
  </renderer-v2>
  <layerGeometryType>2</layerGeometryType>
</qgis>
