# The faces that the glyph readers are fitted on, and install_faces. Sourced by fit-glyphs, fit-network and fit-values.
#
# They come from the packages below; Fandol is taken out of its package without the rest of TeX. Needs root.
packages=(fonts-arphic-uming fonts-arphic-ukai fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-noto-cjk
    fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai)
held_out=("AR PL UMing CN" "WenQuanYi Zen Hei" "FandolSong" "AR PL KaitiM GB")
faces=("${held_out[@]}" "AR PL UKai CN" "AR PL SungtiL GB" "Noto Serif CJK SC" "Noto Serif CJK SC Bold"
    "Noto Sans CJK SC" "Noto Sans CJK SC Bold" "WenQuanYi Micro Hei" "LXGW WenKai" "FandolFang" "FandolHei"
    "FandolKai" "FandolSong Bold")

install_faces() {
    local missing=() package
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] || apt-get install -y --no-install-recommends "${missing[@]}" >&2
    if ! fc-list : family | grep -q FandolFang; then
        local work; work=$(mktemp -d)
        (cd "$work" && apt-get download texlive-lang-chinese >&2 && dpkg-deb -x texlive-lang-chinese_*.deb .)
        mkdir -p "${XDG_DATA_HOME:-$HOME/.local/share}/fonts"
        cp "$work"/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol{Fang,Hei,Kai,Song}-*.otf \
            "${XDG_DATA_HOME:-$HOME/.local/share}/fonts/"
        rm -rf "$work"
        fc-cache -f
    fi
}
