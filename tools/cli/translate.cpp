#include "tools/cli/translate.hpp"

#include <string_view>
#include <utility>

namespace shenbao {

namespace {

using Phrase = std::pair<std::string_view, std::string_view>;

// Longer phrases stand before those they begin with.
constexpr Phrase kPhrases[] = {
    {"the file is empty", "文件为空"},
    {"the file has more than ", "文件超过 "},
    {"this is a folder", "这是文件夹"},
    {"cannot read the file", "无法读取文件"},
    {"OFD is not supported yet", "暂不支持 OFD"},
    {"this is an office document, not a scan", "这是办公文档，不是扫描件"},
    {"this is a compressed archive", "这是压缩包"},
    {"GIF is not supported", "不支持 GIF"},
    {"HEIC photographs and films are not supported", "不支持 HEIC 照片和视频"},
    {"this is neither a PDF nor an image", "这既不是 PDF 也不是图像"},
    {"the PDF is cut off: its end is missing", "PDF 不完整：缺少结尾"},
    {"the PDF is damaged", "PDF 已损坏"},
    {"the PDF has no pages", "PDF 没有页面"},
    {"the PDF has more than ", "PDF 超过 "},
    {"the PDF is encrypted and needs a password", "PDF 已加密，需要密码"},
    {"the document has only ", "文件只有 "},
    {"the document has ", "文件的页数为 "},
    {" page(s)", " 页"},
    {"there is no such page", "没有这一页"},
    {"the page image is damaged or cut off", "页面图像损坏或不完整"},
    {"the page image is damaged", "页面图像损坏"},
    {"the page image has no size", "页面图像没有尺寸"},
    {"the page has more than ", "页面内容超过 "},
    {" MiB or 3 million objects of drawing", " MiB 或 300 万个对象"},
    {"the page cannot be worked on", "页面无法处理"},
    {"the page is far too large or has no area", "页面过大或没有面积"},
    {"the page is damaged", "页面损坏"},
    {"the page cannot be drawn", "页面无法渲染"},
    {"the image has no pixels", "图像没有像素"},
    {"the image of ", "图像 "},
    {" is over the limit for one page", "，超出单页上限"},
    {"the JPEG image is damaged or cut off", "JPEG 图像损坏或不完整"},
    {"the JPEG image is damaged", "JPEG 图像损坏"},
    {"the PNG image is damaged or cut off", "PNG 图像损坏或不完整"},
    {"the WebP image is damaged or cut off", "WebP 图像损坏或不完整"},
    {"the WebP file is an animation, not a page", "WebP 文件是动画，不是页面"},
    {"the BMP image is of a compressed or rare kind", "BMP 图像为压缩或少见的类型"},
    {"the BMP image is cut off", "BMP 图像不完整"},
    {"the TIFF is damaged or cut off from this page on", "TIFF 从这一页起损坏或不完整"},
    {"the TIFF is damaged or cut off", "TIFF 损坏或不完整"},
    {"the TIFF page is damaged or cut off", "TIFF 页面损坏或不完整"},
    {"its packed data fail their check", "压缩数据校验不符"},
    {"the TIFF has more than ", "TIFF 超过 "},
    {"the TIFF has no page, only previews", "TIFF 没有页面，只有预览图"},
    {"the recognition model ", "识别模型 "},
    {" cannot be loaded", " 无法加载"},
    {"the glyph network is missing", "缺少字形网络"},
    {"the glyph network knows other characters", "字形网络的字符与字形模型不符"},
    {"the glyph network is malformed", "字形网络格式错误"},
    {"the glyph model cannot be written", "无法写入字形模型"},
    {"the glyph model is missing", "缺少字形模型"},
    {"the glyph model is of another edition", "字形模型的版本不符"},
    {"the glyph model is malformed", "字形模型格式错误"},
    {"the glyph model is cut short", "字形模型不完整"},
    {"not a form edition", "不是表单版本文件"},
    {"form edition not found", "找不到表单版本"},
    {"no form editions here", "此处没有表单版本"},
    {"lexicon not found", "找不到词表"},
    {"malformed calibration", "校准文件格式错误"},
    {"the calibration is not there", "找不到校准文件"},
    {"the value reader's alphabet is not there", "找不到数值识别模型的字符表"},
    {"SHA-256 is not available", "SHA-256 不可用"},
    {"the truth is not a JSON object", "真值文件不是 JSON 对象"},
    {"the output is not a JSON object", "输出文件不是 JSON 对象"},
    {"the output is a truth: the arguments may be in the wrong order", "输出文件是真值文件，参数顺序可能有误"},
    {"the output is some other JSON", "输出文件是其他 JSON"},
    {"the truth holds no answer to compare with", "真值文件中没有可比对的内容"},
    {" is not a JSON object", "不是 JSON 对象"},
    {"the truth is nested too deeply", "真值文件嵌套过深"},
    {"the output is nested too deeply", "输出文件嵌套过深"},
    {" is nested too deeply", "嵌套过深"},
    {"not of the contract's shape", "结构不符合约定"},
    {"cannot write the picture", "无法写入图片"},
    {"install the Debian package ", "请安装 Debian 软件包 "},
    {"give the project's models folder", "请指定本项目的 models 文件夹"},
    {"point --models at the project's models folder", "请用 --models 指定本项目的 models 文件夹"},
    {"check the folder, its permissions and the free space", "请检查文件夹、权限和剩余空间"},
    {"check the OpenSSL installation", "请检查 OpenSSL 的安装"},
    {"restore the file, or fit it again with tools/train/fit-trust",
     "请恢复该文件，或用 tools/train/fit-trust 重新拟合"},
    {"restore the file, or fit it again with tools/train/fit-values",
     "请恢复该文件，或用 tools/train/fit-values 重新拟合"},
    {"correct the form edition", "请修正表单版本文件"},
    {"correct the lexicon", "请修正词表"},
    {"give the truth first, then the output", "请先给出真值文件，再给出输出文件"},
    {"give known answers of the contract's shape", "请提供符合约定结构的真值文件"},
    {"give an output of shenbao extract", "请提供 shenbao extract 的输出"},
    {"ask for pages 1-", "请指定页码 1-"},
    {"split it", "请拆分文件"},
    {"check its name and permissions", "请检查文件名和权限"},
    {"check its permissions and the disk", "请检查权限和磁盘"},
    {"name the files in it", "请指定其中的文件"},
    {"copy or scan it again", "请重新复制或扫描"},
    {"scan or copy it again", "请重新扫描或复制"},
    {"save or scan it again", "请重新保存或扫描"},
    {"copy or save it again", "请重新复制或保存"},
    {"export or scan it again", "请重新导出或扫描"},
    {"copy or download it again", "请重新复制或下载"},
    {"export it again", "请重新导出"},
    {"scan it again", "请重新扫描"},
    {"save it again", "请重新保存"},
    {"open it and print it to a new PDF", "请打开并打印为新的 PDF"},
    {"open it in its reader and print it to PDF", "请在阅读器中打开并打印为 PDF"},
    {"scan the page again, or open the PDF and print it to a new one",
     "请重新扫描该页，或打开 PDF 并打印为新文件"},
    {"scan the page again, and please report it with the file", "请重新扫描该页，并附上文件报告此问题"},
    {"scan the page again", "请重新扫描该页"},
    {"save it as PDF", "请另存为 PDF"},
    {"save it as PNG", "请另存为 PNG"},
    {"save it as JPEG", "请另存为 JPEG"},
    {"save it without a password", "请保存为无密码的文件"},
    {"save each page as an image", "请将每页保存为图像"},
    {"unpack it and give its files", "请解压后再指定文件"},
    {"give a PDF, TIFF, PNG, JPEG, WebP or BMP file", "请提供 PDF、TIFF、PNG、JPEG、WebP 或 BMP 文件"},
    {"scan at 300 dpi, or split the image into pages", "请用 300 dpi 扫描，或将图像拆分为多页"},
    {"set its paper size to A4 or A3", "请将纸张设为 A4 或 A3"},
    {" pages", " 页"},
    {" pixels", " 像素"},
    {"line ", "行 "},
};

std::string translated(std::string text) {
    for (const auto& [english, chinese] : kPhrases)
        for (std::size_t at = text.find(english); at != std::string::npos; at = text.find(english, at))
            text.replace(at, english.size(), chinese);
    return text;
}

}  // namespace

std::string error_line(const Error& error, Language language) {
    if (language == Language::english) return error.one_line();
    ErrorPlace place = error.place();
    if (place.page) place.file += (place.file.empty() ? "第 " : "，第 ") + std::to_string(*place.page) + " 页";
    place.page.reset();
    return Error(error.code(), place, translated(error.what()), translated(error.remedy())).one_line();
}

}  // namespace shenbao
